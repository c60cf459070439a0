using Amazon.Runtime;
using VisionAdapters.Aws;
using VisionAdapters.Azure;
using VisionAdapters.Google;

namespace VisionAdapters.Benchmarks;

/// <summary>The calls that are compared, by the names that tests/Conformance/throughput.js knows too.</summary>
internal static class CloudCalls
{
    public static IReadOnlyList<string> Names { get; } = ["google-grpc", "google-rest", "azure", "aws"];

    public static ICloudCall Adapter(string name, Uri endpoint) => new AdapterCall(name switch
    {
        "google-grpc" => Google(endpoint, GoogleVisionTransport.Grpc),
        "google-rest" => Google(endpoint, GoogleVisionTransport.Rest),
        "azure" => new AzureVisionTagger(new AzureVisionOptions { Endpoint = endpoint, Key = "emulator" }),
        "aws" => new AwsRekognitionTagger(new AwsRekognitionOptions
        {
            Endpoint = endpoint,
            Region = "eu-west-1",
            Credentials = new BasicAWSCredentials("emulator", "emulator"),
        }),
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, "Take one of the names."),
    });

    public static ICloudCall Bare(string name, Uri endpoint) => name switch
    {
        "google-grpc" => new BareGoogleGrpc(endpoint),
        "google-rest" => new BareGoogleRest(endpoint),
        "azure" => new BareAzure(endpoint),
        "aws" => new BareAws(endpoint),
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, "Take one of the names."),
    };

    public static GoogleVisionTagger Google(Uri endpoint, GoogleVisionTransport transport) =>
        new(new GoogleVisionOptions { Endpoint = endpoint, Transport = transport, ApiKey = "emulator" });
}
