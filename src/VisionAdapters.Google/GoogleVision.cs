using Microsoft.Extensions.Options;

namespace VisionAdapters.Google;

/// <summary>Makes taggers that ask Google Cloud Vision.</summary>
public static class GoogleVision
{
    /// <summary>Makes a tagger. Make it once and share it: it is safe for use from many threads and keeps its connections.</summary>
    /// <param name="configure">Sets whatever is not to be as it is by default.</param>
    /// <returns>The tagger, which the caller disposes.</returns>
    /// <exception cref="OptionsValidationException">An option is not valid.</exception>
    public static GoogleVisionTagger Create(Action<GoogleVisionOptions>? configure = null)
    {
        var options = new GoogleVisionOptions();
        configure?.Invoke(options);
        return new GoogleVisionTagger(options);
    }
}
