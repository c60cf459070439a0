using Microsoft.Extensions.Logging;

namespace VisionAdapters.Azure.Tests;

/// <summary>Makes taggers as the tests need them.</summary>
internal static class TestTagger
{
    public static AzureVisionTagger Create(
        Action<AzureVisionOptions> configure, HttpMessageHandler? handler = null, TimeProvider? time = null, ILoggerFactory? loggers = null)
    {
        var options = new AzureVisionOptions();
        configure(options);
        return new AzureVisionTagger(options, handler, time, loggers);
    }
}
