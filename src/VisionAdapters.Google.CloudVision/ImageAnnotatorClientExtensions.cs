using Google.Cloud.Vision.V1;
using Microsoft.Extensions.Options;

namespace VisionAdapters.Google;

/// <summary>Makes taggers of the application's own clients of Google Cloud Vision.</summary>
public static class ImageAnnotatorClientExtensions
{
    /// <summary>Makes a tagger that asks through a client, with the client's credential, endpoint, interceptors and retries.</summary>
    /// <remarks>
    /// <para>
    /// Its answers are those of <c>google-vision</c>: the same maps, prices, batches of 16 and kinds of error as with
    /// <see cref="GoogleVisionTagger"/>. Disposing the tagger ends its calls under way and leaves the client alone.
    /// <see cref="IImageTagger.GetService"/> gives <see cref="TaggerMetadata"/> and the client.
    /// </para>
    /// <para>
    /// The client's default is to make failed calls again without an end for ten minutes. <c>UseResilience</c> then leaves retries to it.
    /// Better are none, <c>ImageAnnotatorSettings.BatchAnnotateImagesSettings = CallSettings.FromExpiration(...)</c>, and
    /// <paramref name="clientRetries"/> <see langword="false"/>.
    /// </para>
    /// </remarks>
    /// <param name="client">The client.</param>
    /// <param name="options">What is asked for, without a credential or an endpoint; <see langword="null"/> means the defaults. They are
    /// copied.</param>
    /// <param name="clientRetries">Whether the client makes failed calls again, as it does by default.</param>
    /// <param name="timeProvider">The clock; <see langword="null"/> means the system's.</param>
    /// <returns>The tagger, an <see cref="IBatchImageTagger"/> too, safe for use from many threads.</returns>
    /// <exception cref="OptionsValidationException">An option is not valid.</exception>
    public static IImageTagger AsImageTagger(
        this ImageAnnotatorClient client,
        GoogleVisionOptions? options = null,
        bool clientRetries = true,
        TimeProvider? timeProvider = null)
    {
        ArgumentNullException.ThrowIfNull(client);
        return new ImageAnnotatorTagger(client, options ?? new GoogleVisionOptions(), clientRetries, timeProvider);
    }
}
