namespace VisionAdapters.Aws.Tests;

/// <summary>Makes taggers as the tests need them.</summary>
internal static class TestTagger
{
    public static AwsRekognitionTagger Create(Action<AwsRekognitionOptions> configure, HttpMessageHandler? handler = null, TimeProvider? time = null)
    {
        var options = new AwsRekognitionOptions();
        configure(options);
        return new AwsRekognitionTagger(options, handler, time);
    }
}
