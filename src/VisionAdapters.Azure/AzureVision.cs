using Microsoft.Extensions.Options;

namespace VisionAdapters.Azure;

/// <summary>Makes taggers that ask Azure AI Vision.</summary>
public static class AzureVision
{
    /// <summary>Makes a tagger. Make it once and share it: it is safe for use from many threads and keeps its connections.</summary>
    /// <param name="configure">Sets the endpoint and whatever else is not to be as it is by default.</param>
    /// <returns>The tagger, which the caller disposes.</returns>
    /// <exception cref="OptionsValidationException">An option is missing or not valid.</exception>
    public static AzureVisionTagger Create(Action<AzureVisionOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(configure);
        var options = new AzureVisionOptions();
        configure(options);
        return new AzureVisionTagger(options);
    }
}
