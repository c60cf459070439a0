using Azure.AI.Vision.ImageAnalysis;
using Microsoft.Extensions.Options;

namespace VisionAdapters.Azure;

/// <summary>Makes taggers of the application's own clients of Azure AI Vision.</summary>
public static class ImageAnalysisClientExtensions
{
    /// <summary>Makes a tagger that asks through a client, with the client's credential, proxy, policies and retries.</summary>
    /// <remarks>
    /// Its answers are those of <c>azure-vision</c>: the same maps, prices and kinds of error as with <see cref="AzureVisionTagger"/>.
    /// Disposing the tagger ends its calls under way and leaves the client alone. <see cref="IImageTagger.GetService"/> gives
    /// <see cref="TaggerMetadata"/> and the client.
    /// </remarks>
    /// <param name="client">The client.</param>
    /// <param name="options">How it is asked; <see langword="null"/> means the defaults. They are copied.</param>
    /// <param name="timeProvider">The clock; <see langword="null"/> means the system's.</param>
    /// <returns>The tagger, safe for use from many threads.</returns>
    /// <exception cref="OptionsValidationException">An option is not valid.</exception>
    public static IImageTagger AsImageTagger(
        this ImageAnalysisClient client, ImageAnalysisTaggerOptions? options = null, TimeProvider? timeProvider = null)
    {
        ArgumentNullException.ThrowIfNull(client);
        return new ImageAnalysisTagger(client, options ?? new ImageAnalysisTaggerOptions(), timeProvider);
    }
}
