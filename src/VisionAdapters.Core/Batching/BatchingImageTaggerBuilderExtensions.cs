using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using VisionAdapters.Batching;
using VisionAdapters.Settings;

namespace VisionAdapters;

/// <summary>Adds the gathering of single calls to a pipeline.</summary>
public static class BatchingImageTaggerBuilderExtensions
{
    /// <summary>Sends single calls that come at about the same time, and ask for the same, as one batch.</summary>
    /// <remarks>
    /// A caller that cancels leaves its batch at once and does not disturb the others; a batch that everybody has left is cancelled. How
    /// many bytes go into one request is for the tagger to see to. Where the inner tagger takes no batches, no stage is added. Add this
    /// stage outside of <see cref="ResilienceImageTaggerBuilderExtensions.UseResilience(ImageTaggerBuilder, Action{ResilienceOptions}?)"/>,
    /// which then retries within the batch.
    /// </remarks>
    /// <param name="builder">The builder.</param>
    /// <param name="configure">Changes the settings.</param>
    /// <returns>The builder.</returns>
    /// <exception cref="OptionsValidationException">A setting is out of range.</exception>
    public static ImageTaggerBuilder UseBatching(this ImageTaggerBuilder builder, Action<BatchingOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        var options = new BatchingOptions();
        configure?.Invoke(options);
        new BatchingOptionsValidator().Validated(options);
        return builder.Use((inner, services) => inner.GetService<IBatchImageTagger>() is { MaxBatchSize: > 1 }
            ? new BatchingImageTagger(inner, options, services.GetService<TimeProvider>() ?? TimeProvider.System)
            : inner);
    }
}
