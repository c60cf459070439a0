using Microsoft.Extensions.Options;

namespace VisionAdapters.Pipelines;

/// <summary>Refuses a pipeline that has nobody to ask, and one whose providers or fallback have settings out of range.</summary>
internal sealed class VisionAdaptersOptionsValidator(
    IOptions<RegisteredImageTaggers> taggers,
    IOptionsMonitor<ResilienceOptions> resilience,
    IOptionsMonitor<FallbackOptions> fallback) : IValidateOptions<VisionAdaptersOptions>
{
    public ValidateOptionsResult Validate(string? name, VisionAdaptersOptions options)
    {
        var registered = taggers.Value.Keys.Distinct(StringComparer.Ordinal).ToArray();
        if (registered.Length == 0)
        {
            return ValidateOptionsResult.Fail(
                "AddVisionAdapters found no tagger to ask: register some, for example with AddFashionModel(), AddGoogleVision() or "
                + "AddImageTagger(key, ...).");
        }

        if (options.Order.FirstOrDefault(key => !registered.Contains(key, StringComparer.Ordinal)) is { } unknown)
        {
            return ValidateOptionsResult.Fail(
                $"The order of AddVisionAdapters names '{unknown}', and no tagger is registered with that key. "
                + $"There are: {string.Join(", ", registered)}.");
        }

        var keys = options.Order.Count > 0 ? options.Order : registered;
        var failures = keys.SelectMany(key => FailuresOf(() => resilience.Get(key)))
            .Concat(FailuresOf(() => fallback.Get(name)))
            .ToArray();
        return failures.Length == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }

    private static IEnumerable<string> FailuresOf(Func<object> read)
    {
        try
        {
            read();
            return [];
        }
        catch (OptionsValidationException exception)
        {
            return exception.Failures;
        }
    }
}
