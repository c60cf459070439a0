using Grpc.Core;
using VisionAdapters.Wire.GoogleVisionV1;

namespace VisionAdapters.Emulator;

/// <summary>The gRPC door of the service.</summary>
internal sealed class GoogleGrpcService(EmulatorState state, GoogleService service) : ImageAnnotator.ImageAnnotatorBase
{
    /// <summary>The longest request in bytes.</summary>
    private const int MaxBytes = 41_943_040;

    public override async Task<BatchAnnotateImagesResponse> BatchAnnotateImages(
        BatchAnnotateImagesRequest request, ServerCallContext context)
    {
        var usage = state.Usage[CloudIds.Google];
        usage.AddRequest();
        try
        {
            return request.CalculateSize() > MaxBytes
                ? throw GoogleFailure.PayloadTooLarge(MaxBytes)
                : await service.AnnotateAsync(context.GetHttpContext(), request).ConfigureAwait(false);
        }
        catch (GoogleFailure failure)
        {
            usage.AddFailure();
            throw failure.ToRpcException();
        }
    }
}
