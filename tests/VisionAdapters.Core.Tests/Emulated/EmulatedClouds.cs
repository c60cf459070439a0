using Amazon.Runtime;
using VisionAdapters.Aws;
using VisionAdapters.Azure;
using VisionAdapters.Google;

namespace VisionAdapters.Tests.Emulated;

/// <summary>The adapters of the clouds, set up for an emulator.</summary>
internal static class EmulatedClouds
{
    // A grey square of 100 x 100 pixels.
    private static readonly byte[] Square = Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAGQAAABkCAAAAABVicqIAAAAPklEQVR42u3NAQkAAAwDoPVPtlhrcThoAdMDkUgkEolEIpFIJBKJRCKRSCQSiUQikUgkEolEIpFIJBKJ5H8yNJ+GQ1i9WkoAAAAASUVORK5CYII=");

    public static IImageTagger Create(string cloud, Uri endpoint) => cloud switch
    {
        "google-grpc" or "google-rest" => new GoogleVisionTagger(new GoogleVisionOptions
        {
            Endpoint = endpoint,
            ApiKey = "emulator",
            Transport = cloud == "google-rest" ? GoogleVisionTransport.Rest : GoogleVisionTransport.Grpc,
        }),
        "azure" => new AzureVisionTagger(new AzureVisionOptions { Endpoint = endpoint, Key = "emulator" }),
        "aws" => new AwsRekognitionTagger(new AwsRekognitionOptions
        {
            Endpoint = endpoint,
            Region = "us-east-1",
            Credentials = new BasicAWSCredentials("emulator", "emulator"),
        }),
        _ => throw new ArgumentOutOfRangeException(nameof(cloud)),
    };

    /// <summary>Makes images that differ in bytes after the end of the picture.</summary>
    public static IEnumerable<ImageInput> Images(int count) =>
        Enumerable.Range(0, count).Select(number => ImageInput.FromBytes((byte[])[.. Square, .. BitConverter.GetBytes(number)], $"image {number}"));
}
