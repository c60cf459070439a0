using System.Diagnostics;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using VisionAdapters.Telemetry;

namespace VisionAdapters;

/// <summary>Adds traces and metrics to a pipeline.</summary>
public static class OpenTelemetryImageTaggerBuilderExtensions
{
    /// <summary>The name of the activity source and of the meter, unless another is given.</summary>
    public const string DefaultSourceName = "VisionAdapters";

    /// <summary>
    /// Records an activity <c>tag_images</c> for each call, and the metrics below. Neither images, nor their names, nor tags are recorded.
    /// </summary>
    /// <remarks>
    /// <list type="bullet">
    /// <item><c>vision_adapters.tagging.duration</c>: seconds of a call.</item>
    /// <item><c>vision_adapters.tagging.images</c>: images answered or failed.</item>
    /// <item><c>vision_adapters.tagging.tags</c>: tags of an image.</item>
    /// </list>
    /// All carry <c>vision_adapters.provider</c>: who answered, or who failed last, also behind a fallback. Failures carry
    /// <c>error.type</c>, the name of the <see cref="TaggingErrorKind"/>, <c>Cancelled</c>, or the type of another exception; answers of an
    /// emulator carry <c>vision_adapters.is_emulated</c>. The activity has an event <c>vision_adapters.failed_attempt</c> for each tagger
    /// that was asked in vain, and the names of OpenTelemetry's GenAI conventions beside ours. It is of kind
    /// <see cref="ActivityKind.Client"/> where a service is asked, else <see cref="ActivityKind.Internal"/>. The meter comes from the
    /// <see cref="IMeterFactory"/> of the services when there is one.
    /// </remarks>
    /// <param name="builder">The builder.</param>
    /// <param name="sourceName">The name of the activity source and of the meter.</param>
    /// <returns>The builder.</returns>
    public static ImageTaggerBuilder UseOpenTelemetry(this ImageTaggerBuilder builder, string sourceName = DefaultSourceName)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentException.ThrowIfNullOrEmpty(sourceName);
        return builder.Use((inner, services) => new OpenTelemetryImageTagger(
            inner,
            sourceName,
            services.GetService<IMeterFactory>(),
            services.GetService<TimeProvider>() ?? TimeProvider.System));
    }
}
