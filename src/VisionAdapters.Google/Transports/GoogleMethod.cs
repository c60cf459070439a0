using Google.Protobuf;
using Grpc.Core;
using VisionAdapters.Wire.GoogleVisionV1;

namespace VisionAdapters.Google.Transports;

/// <summary>
/// The method that is called. Its answer is left as bytes: they are what is kept, and <see cref="GoogleMessageReader"/> reads them with
/// care.
/// </summary>
internal static class GoogleMethod
{
    public static readonly Method<BatchAnnotateImagesRequest, byte[]> BatchAnnotateImages = new(
        MethodType.Unary,
        "google.cloud.vision.v1.ImageAnnotator",
        "BatchAnnotateImages",
        new Marshaller<BatchAnnotateImagesRequest>(Serialize, _ => throw new NotSupportedException("Requests are only written.")),
        new Marshaller<byte[]>(
            (_, _) => throw new NotSupportedException("Answers are only read."), context => context.PayloadAsNewBuffer()));

    private static void Serialize(BatchAnnotateImagesRequest request, SerializationContext context)
    {
        context.SetPayloadLength(request.CalculateSize());
        request.WriteTo(context.GetBufferWriter());
        context.Complete();
    }
}
