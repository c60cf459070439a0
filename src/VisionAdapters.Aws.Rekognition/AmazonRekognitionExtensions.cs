using Amazon.Rekognition;
using Microsoft.Extensions.Options;

namespace VisionAdapters.Aws;

/// <summary>Makes taggers of the application's own clients of Amazon Rekognition.</summary>
public static class AmazonRekognitionExtensions
{
    /// <summary>Makes a tagger that asks through a client, with the client's region, credentials, proxy and retries.</summary>
    /// <remarks>
    /// Its answers are those of <c>aws-rekognition</c>: the same maps, prices and kinds of error as with
    /// <see cref="AwsRekognitionTagger"/>. The raw answer is the client's typed one, written as the service names it. Disposing the tagger
    /// ends its calls under way and leaves the client alone. <see cref="IImageTagger.GetService"/> gives <see cref="TaggerMetadata"/> and
    /// the client.
    /// </remarks>
    /// <param name="client">The client, of version 4 of the SDK.</param>
    /// <param name="options">How it is asked; <see langword="null"/> means the defaults. They are copied.</param>
    /// <param name="timeProvider">The clock; <see langword="null"/> means the system's.</param>
    /// <returns>The tagger, safe for use from many threads.</returns>
    /// <exception cref="OptionsValidationException">An option is not valid.</exception>
    public static IImageTagger AsImageTagger(
        this IAmazonRekognition client, AmazonRekognitionTaggerOptions? options = null, TimeProvider? timeProvider = null)
    {
        ArgumentNullException.ThrowIfNull(client);
        return new AmazonRekognitionTagger(client, options ?? new AmazonRekognitionTaggerOptions(), timeProvider);
    }
}
