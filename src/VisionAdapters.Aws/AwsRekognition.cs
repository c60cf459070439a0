using Microsoft.Extensions.Options;

namespace VisionAdapters.Aws;

/// <summary>Makes taggers that ask Amazon Rekognition.</summary>
public static class AwsRekognition
{
    /// <summary>Makes a tagger. Make it once and share it: it is safe for use from many threads and keeps its connections.</summary>
    /// <param name="configure">Sets the region and whatever else is not to be as it is by default.</param>
    /// <returns>The tagger, which the caller disposes.</returns>
    /// <exception cref="OptionsValidationException">An option is missing or not valid.</exception>
    public static AwsRekognitionTagger Create(Action<AwsRekognitionOptions>? configure = null)
    {
        var options = new AwsRekognitionOptions();
        configure?.Invoke(options);
        return new AwsRekognitionTagger(options);
    }
}
