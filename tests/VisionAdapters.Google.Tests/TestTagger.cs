namespace VisionAdapters.Google.Tests;

/// <summary>Makes taggers as the tests need them.</summary>
internal static class TestTagger
{
    public static GoogleVisionTagger Create(Action<GoogleVisionOptions> configure, HttpMessageHandler? handler = null, TimeProvider? time = null)
    {
        var options = new GoogleVisionOptions();
        configure(options);
        return new GoogleVisionTagger(options, handler, time);
    }
}
