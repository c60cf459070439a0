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
            "azure" => new AzureVisionTagger(new AzureVisionOptions { Endpoint = endpoint, Key = "emulator", Timeout = patience }),
            "aws" => new AwsRekognitionTagger(new AwsRekognitionOptions
            {
                Endpoint = endpoint,
                Region = "eu-west-1",
                Credentials = new BasicAWSCredentials("emulator", "emulator"),
                Timeout = patience,
            }),
            _ => throw new ArgumentOutOfRangeException(nameof(name), name, null),
        };
    }

    public static GoogleVisionTagger Google(Uri endpoint, GoogleVisionTransport transport, TimeSpan? timeout = null) => new(new GoogleVisionOptions
    {
        Endpoint = endpoint,
        Transport = transport,
        ApiKey = "emulator",
        Timeout = timeout ?? TimeSpan.FromMinutes(1),
    });
}
