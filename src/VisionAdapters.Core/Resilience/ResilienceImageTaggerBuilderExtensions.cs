using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using VisionAdapters.Resilience;
using VisionAdapters.Settings;

namespace VisionAdapters;

/// <summary>Adds retries, timeouts, a circuit breaker and limits to a pipeline.</summary>
public static class ResilienceImageTaggerBuilderExtensions
{
    /// <summary>Retries what may succeed later, bounds the time of a call, and stops asking a provider that is down.</summary>
    /// <remarks>
    /// <para>
    /// A batch is retried image by image: only the images that failed, and may succeed later, are asked for again, so that no image is
    /// answered or billed twice. Whatever ends such a retry, the images that were answered keep their answer. A batch therefore never fails
    /// as a whole; each image has its outcome.
    /// </para>
    /// <para>
    /// A tagger whose client makes failed calls again by itself (<see cref="TaggerMetadata.ClientRetries"/>) is asked once: retries do not
    /// multiply.
    /// </para>
    /// <para>
    /// The state of the circuit is found through <see cref="IImageTagger.GetService"/> as a
    /// <c>Polly.CircuitBreaker.CircuitBreakerStateProvider</c>. Retries, rejected calls and circuits that open are counted on the meter
    /// <see cref="OpenTelemetryImageTaggerBuilderExtensions.DefaultSourceName"/> as <c>vision_adapters.resilience.retries</c>,
    /// <c>.rejections</c> and <c>.circuit_openings</c>, and logged without any text of the provider.
    /// </para>
    /// </remarks>
    /// <param name="builder">The builder.</param>
    /// <param name="configure">Changes the settings.</param>
    /// <returns>The builder.</returns>
    /// <exception cref="OptionsValidationException">A setting is out of range.</exception>
    public static ImageTaggerBuilder UseResilience(this ImageTaggerBuilder builder, Action<ResilienceOptions>? configure = null)
    {
        var options = new ResilienceOptions();
        configure?.Invoke(options);
        return builder.UseResilience(options);
    }

    /// <summary>Adds resilience with settings that exist already, such as those of a configuration.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="options">The settings.</param>
    /// <returns>The builder.</returns>
    /// <exception cref="OptionsValidationException">A setting is out of range.</exception>
    public static ImageTaggerBuilder UseResilience(this ImageTaggerBuilder builder, ResilienceOptions options)
    {
        ArgumentNullException.ThrowIfNull(builder);
        new ResilienceOptionsValidator().Validated(options);
        return builder.Use((inner, services) =>
        {
            var provider = inner.GetService<TaggerMetadata>()?.ProviderId ?? "unknown";
            var logger = services.GetService<ILoggerFactory>()?.CreateLogger<IImageTagger>() ?? NullLogger<IImageTagger>.Instance;
            var events = new ResilienceEvents(provider, logger, services.GetService<IMeterFactory>());
            return new ResilientImageTagger(inner, provider, options, services.GetService<TimeProvider>() ?? TimeProvider.System, events);
        });
    }
}
