using Amazon.Runtime;
using VisionAdapters.Aws;
using VisionAdapters.Azure;
using VisionAdapters.Google;

namespace VisionAdapters.Conformance.Tests;

/// <summary>The taggers of the clouds by name, with the emulator's own credentials.</summary>
internal static class CloudTaggers
{
    public static TheoryData<string> Names => ["google-grpc", "google-rest", "azure", "aws"];

    public static IImageTagger Create(string name, Uri endpoint, TimeSpan? timeout = null)
    {
        var patience = timeout ?? TimeSpan.FromMinutes(1);
        return name switch
        {
            "google-grpc" => Google(endpoint, GoogleVisionTransport.Grpc, patience),
            "google-rest" => Google(endpoint, GoogleVisionTransport.Rest, patience),
            "azure" => AzureVision.Create(options => (options.Endpoint, options.Key, options.Timeout) = (endpoint, "emulator", patience)),
            "aws" => AwsRekognition.Create(options =>
                (options.Endpoint, options.Region, options.Credentials, options.Timeout) = (endpoint, "eu-west-1", new BasicAWSCredentials("emulator", "emulator"), patience)),
            _ => throw new ArgumentOutOfRangeException(nameof(name), name, null),
        };
    }

    public static GoogleVisionTagger Google(Uri endpoint, GoogleVisionTransport transport, TimeSpan? timeout = null) => GoogleVision.Create(options =>
        (options.Endpoint, options.Transport, options.ApiKey, options.Timeout) = (endpoint, transport, "emulator", timeout ?? TimeSpan.FromMinutes(1)));
}
