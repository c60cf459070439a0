using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace VisionAdapters.Registration;

/// <summary>Builds the tagger of <c>AddVisionAdapters</c>: every provider in its own pipeline, the local ones last.</summary>
internal sealed class DefaultPipeline(IServiceProvider services)
{
    private readonly VisionAdaptersOptions _options = services.GetRequiredService<IOptions<VisionAdaptersOptions>>().Value;
    private readonly IOptionsMonitor<ResilienceOptions> _resilience = services.GetRequiredService<IOptionsMonitor<ResilienceOptions>>();

    public IImageTagger Build()
    {
        var taggers = Keys().Select(key => new Registered(key, services.GetRequiredKeyedService<IImageTagger>(key)));
        if (_options.Order.Count == 0)
        {
            taggers = taggers.OrderBy(tagger => tagger.IsLocal);
        }

        return new FallbackImageTagger(
            taggers.Select(Surround),
            services.GetRequiredService<IOptions<FallbackOptions>>().Value,
            services.GetService<TimeProvider>(),
            services.GetService<ILoggerFactory>());
    }

    private string[] Keys()
    {
        var registered = services.GetRequiredService<IOptions<RegisteredImageTaggers>>().Value.Keys
            .Distinct(StringComparer.Ordinal)
            .ToArray();
        if (registered.Length == 0)
        {
            throw new InvalidOperationException(
                "AddVisionAdapters found no tagger to ask: register some, for example with AddFashionModel(), AddGoogleVision() or "
                + "AddImageTagger(key, ...).");
        }

        if (_options.Order.FirstOrDefault(key => !registered.Contains(key, StringComparer.Ordinal)) is { } unknown)
        {
            throw new InvalidOperationException(
                $"The order of AddVisionAdapters names '{unknown}', and no tagger is registered with that key. "
                + $"There are: {string.Join(", ", registered)}.");
        }

        return _options.Order.Count == 0 ? registered : [.. _options.Order.Distinct(StringComparer.Ordinal)];
    }

    /// <summary>Puts the stages around a provider. The container owns the provider, so the pipeline must not dispose it.</summary>
    private IImageTagger Surround(Registered registered)
    {
        var builder = new UnownedImageTagger(registered.Tagger).AsBuilder();
        if (!registered.IsLocal)
        {
            if (_options.GatherBatches)
            {
                builder.UseBatching();
            }

            builder.UseResilience(_resilience.Get(registered.Key));
        }

        if (_options.PrepareImages)
        {
            builder.UseImagePreparation();
        }

        return builder.Build(services);
    }

    private sealed record Registered(string Key, IImageTagger Tagger)
    {
        /// <summary>Gets a value indicating whether the tagger asks no service: such a tagger is neither down nor throttled.</summary>
        public bool IsLocal { get; } = Tagger.GetService<TaggerMetadata>()?.Endpoint is null;
    }
}
