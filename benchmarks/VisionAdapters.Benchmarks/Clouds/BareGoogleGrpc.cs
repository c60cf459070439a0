using Google.Protobuf;
using Grpc.Core;
using Grpc.Net.Client;
using VisionAdapters.Wire.GoogleVisionV1;

namespace VisionAdapters.Benchmarks;

/// <summary>A gRPC channel and the client that the compiler of the .proto writes.</summary>
internal sealed class BareGoogleGrpc : ICloudCall
{
    private readonly GrpcChannel _channel;
    private readonly ImageAnnotator.ImageAnnotatorClient _client;
    private readonly Metadata _metadata = new() { { "x-goog-api-key", "emulator" } };

    public BareGoogleGrpc(Uri endpoint)
    {
        _channel = GrpcChannel.ForAddress(endpoint);
        _client = new ImageAnnotator.ImageAnnotatorClient(_channel);
    }

    public async Task<int> CallAsync(ReadOnlyMemory<byte> image)
    {
        var request = new BatchAnnotateImagesRequest
        {
            Requests =
            {
                new AnnotateImageRequest
                {
                    Image = new Image { Content = UnsafeByteOperations.UnsafeWrap(image) },
                    Features = { new Feature { Type = Feature.Types.Type.LabelDetection, MaxResults = 50 } },
                },
            },
        };
        var answer = await _client.BatchAnnotateImagesAsync(request, _metadata);
        return answer.Responses[0].LabelAnnotations.Select(label => (label.Description, label.Score)).ToList().Count;
    }

    public void Dispose() => _channel.Dispose();
}
