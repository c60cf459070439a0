using Microsoft.Extensions.Options;

namespace VisionAdapters.Aws.Calls;

/// <summary>Refuses options that no call can succeed with.</summary>
internal sealed class AwsRekognitionOptionsValidator : IValidateOptions<AwsRekognitionOptions>
{
    private const int MostNames = 100;
    private const int LongestName = 50;
    private const int MostColors = 20;
    private static readonly TimeSpan LongestTimeout = TimeSpan.FromHours(1);

    /// <summary>Returns the options when they are valid.</summary>
    /// <exception cref="OptionsValidationException">They are not.</exception>
    public static AwsRekognitionOptions Validated(AwsRekognitionOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return new AwsRekognitionOptionsValidator().Validate(name: null, options) is { Failed: true } result
            ? throw new OptionsValidationException(Options.DefaultName, typeof(AwsRekognitionOptions), result.Failures)
            : options;
    }

    public ValidateOptionsResult Validate(string? name, AwsRekognitionOptions options)
    {
        var failures = Failures(options).ToArray();
        return failures.Length == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }

    private static IEnumerable<string> Failures(AwsRekognitionOptions options)
    {
        if (AwsRegion.Find(options.Region) is null)
        {
            yield return "Region is missing, and neither the environment nor the AWS profile names one: set it, to eu-west-1 for example.";
        }

        if (options.Endpoint is { } endpoint && endpoint is not { IsAbsoluteUri: true, Scheme: "https" or "http" })
        {
            yield return "Endpoint is no http(s) address: leave it out to call the region's own.";
        }

        if (options.ProjectVersionArn is { } arn && (arn.Length is < 20 or > 2048 || !arn.StartsWith("arn:", StringComparison.Ordinal)))
        {
            yield return "ProjectVersionArn is no ARN: take the one that the console shows for the model's version.";
        }

        if (options.ProjectVersionArn is null && AwsFeatures.Of(options.Features).IsEmpty)
        {
            yield return $"Features asks for nothing that the service offers: take any of {AwsFeatures.Offered}.";
        }

        if (Filters(options).FirstOrDefault(filter => filter.Count > MostNames || filter.Any(label => label.Length is 0 or > LongestName)) is not null)
        {
            yield return $"A filter has more than {MostNames} names, or one that is empty or longer than {LongestName} characters: shorten it.";
        }

        if (options.MaxDominantColors is < 0 or > MostColors)
        {
            yield return $"MaxDominantColors is {options.MaxDominantColors}: set it from 0 to {MostColors}.";
        }

        if (options.Timeout < TimeSpan.FromMilliseconds(1) || options.Timeout > LongestTimeout)
        {
            yield return $"Timeout is {options.Timeout}: set it from 1 millisecond to {LongestTimeout}.";
        }

        if (options.TimeProvider is null)
        {
            yield return "TimeProvider is null: leave it as it is, or set a clock.";
        }
    }

    private static IList<string>[] Filters(AwsRekognitionOptions options) =>
        [options.IncludedLabels, options.ExcludedLabels, options.IncludedCategories, options.ExcludedCategories];
}
