using System.Diagnostics.Metrics;
using System.Runtime.ExceptionServices;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace VisionAdapters.Pipelines;

/// <summary>Builds the tagger of <c>AddVisionAdapters</c>: every provider in its own pipeline, the local ones last.</summary>
internal sealed partial class ProviderPipeline(IServiceProvider services, string name)
{
    private readonly VisionAdaptersOptions _options = services.GetRequiredService<IOptionsMonitor<VisionAdaptersOptions>>().Get(name);
    private readonly IOptionsMonitor<ResilienceOptions> _resilience = services.GetRequiredService<IOptionsMonitor<ResilienceOptions>>();
    private readonly ILogger _logger =
        services.GetService<ILoggerFactory>()?.CreateLogger<IImageTagger>() ?? NullLogger<IImageTagger>.Instance;

    public IImageTagger Build()
    {
        var made = Keys().Select(Make).ToArray();
        ThrowIfNoneWasMade(made);
        var ordered = _options.Order.Count == 0 ? made.OrderBy(provider => provider.IsLocal) : made.AsEnumerable();
        var providers = ordered.Select(Surround).ToArray();
        services.GetRequiredService<PipelineStates>().Set(name, providers);
        return new FallbackImageTagger(
            providers.Select(provider => provider.Tagger),
            services.GetRequiredService<IOptionsMonitor<FallbackOptions>>().Get(name),
            services.GetService<TimeProvider>(),
            services.GetService<ILoggerFactory>(),
            services.GetService<IMeterFactory>());
    }

    private IEnumerable<string> Keys() =>
        (_options.Order.Count > 0 ? _options.Order : services.GetRequiredService<IOptions<RegisteredImageTaggers>>().Value.Keys)
        .Distinct(StringComparer.Ordinal);

    /// <summary>Makes a provider. One that cannot be made, such as a model whose file is missing, leaves the answer to the
    /// others.</summary>
    private Provider Make(string key)
    {
        try
        {
            // The container owns the provider, so the pipeline must not dispose it.
            return new Provider(key, new UnownedImageTagger(services.GetRequiredKeyedService<IImageTagger>(key)), Fault: null);
        }
        catch (Exception exception)
        {
            return new Provider(key, new UnmadeImageTagger(key, exception), exception);
        }
    }

    private void ThrowIfNoneWasMade(Provider[] made)
    {
        if (made is [{ Fault: { } only }])
        {
            ExceptionDispatchInfo.Throw(only);
        }

        if (Array.TrueForAll(made, provider => provider.Fault is not null))
        {
            throw new AggregateException("None of the providers can be made.", made.Select(provider => provider.Fault!));
        }

        foreach (var provider in made)
        {
            if (provider.Fault is { } fault)
            {
                LogUnmade(provider.Key, fault.Message, fault);
            }
        }
    }

    private ProviderState Surround(Provider provider)
    {
        var state = new ProviderState(provider.Key, provider.Fault);
        var builder = provider.Tagger.AsBuilder().Use(inner => state.Tagger = new ObservedImageTagger(inner, state));
        if (provider is { IsLocal: false, Fault: null })
        {
            if (_options.GatherBatches)
            {
                builder.UseBatching();
            }

            builder.UseResilience(_resilience.Get(provider.Key));
        }

        if (_options.PrepareImages && provider.Fault is null)
        {
            builder.UseImagePreparation();
        }

        builder.Build(services);
        return state;
    }

    [LoggerMessage(40, LogLevel.Error, "{Provider} cannot be made, so other taggers are asked: {Reason}")]
    private partial void LogUnmade(string provider, string reason, Exception exception);

    private sealed record Provider(string Key, IImageTagger Tagger, Exception? Fault)
    {
        /// <summary>Gets a value indicating whether the tagger asks no service: such a tagger is neither down nor throttled.</summary>
        public bool IsLocal { get; } = Fault is null && Tagger.GetService<TaggerMetadata>()?.Endpoint is null;
    }
}
