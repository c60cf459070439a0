using System.Text;
using Google.Protobuf;
using VisionAdapters.Google.Requests;
using VisionAdapters.Wire.GoogleVisionV1;
using WireImageSource = VisionAdapters.Wire.GoogleVisionV1.ImageSource;

namespace VisionAdapters.Google.Transports;

/// <summary>Writes requests as protobuf messages, which point to the images' bytes instead of copying them.</summary>
internal static class GoogleMessageRequest
{
    /// <summary>More than the tags and lengths around an image take: five of at most six bytes.</summary>
    private const int Wrapping = 32;

    public static BatchAnnotateImagesRequest Write(IReadOnlyList<GoogleImage> images, GoogleAsk ask, string parent)
    {
        var request = new BatchAnnotateImagesRequest { Parent = parent };
        request.Requests.Capacity = images.Count;
        foreach (var image in images)
        {
            request.Requests.Add(new AnnotateImageRequest { Image = ToMessage(image), Features = { ask.Messages } });
        }

        return request;
    }

    /// <summary>What a request takes beside its images, at most.</summary>
    public static long EnvelopeSize(string parent) => Encoding.UTF8.GetByteCount(parent) + Wrapping;

    /// <summary>What an image takes in a request, at most.</summary>
    public static long SizeOf(GoogleImage image, GoogleAsk ask)
    {
        var size = image.Bytes.Length + Encoding.UTF8.GetByteCount(image.Address ?? "") + Wrapping;
        foreach (var feature in ask.Messages)
        {
            size += feature.CalculateSize() + Wrapping;
        }

        return size;
    }

    private static Image ToMessage(GoogleImage image) => image.Address is { } address
        ? new Image { Source = new WireImageSource { ImageUri = address } }
        : new Image { Content = UnsafeByteOperations.UnsafeWrap(image.Bytes) };
}
