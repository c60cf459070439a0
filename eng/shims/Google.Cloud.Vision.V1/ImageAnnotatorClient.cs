// A shim: the client of Google.Cloud.Vision.V1 3, as far as VisionAdapters.Google.CloudVision and its tests use it, over the real Grpc.Core.
// Signatures follow googleapis/google-cloud-dotnet, apis/Google.Cloud.Vision.V1/Google.Cloud.Vision.V1/ImageAnnotatorClient.g.cs at 07acfc09.
// Bodies are our own. Left out: whatever needs Google.Api.Gax.Grpc (call settings, with them the client's retries).
using System;
using System.Threading;
using System.Threading.Tasks;
using Grpc.Core;

namespace Google.Cloud.Vision.V1;

public abstract partial class ImageAnnotatorClient
{
    // With the application's default credentials, which a shim has not.
    public static Task<ImageAnnotatorClient> CreateAsync(CancellationToken cancellationToken = default) => throw new NotImplementedException();

    public virtual ImageAnnotator.ImageAnnotatorClient GrpcClient => throw new NotImplementedException();

    public virtual Task<BatchAnnotateImagesResponse> BatchAnnotateImagesAsync(
        BatchAnnotateImagesRequest request, CancellationToken cancellationToken) => throw new NotImplementedException();
}

public sealed partial class ImageAnnotatorClientImpl : ImageAnnotatorClient
{
    public ImageAnnotatorClientImpl(ImageAnnotator.ImageAnnotatorClient grpcClient) => GrpcClient = grpcClient;

    public override ImageAnnotator.ImageAnnotatorClient GrpcClient { get; }

    public override async Task<BatchAnnotateImagesResponse> BatchAnnotateImagesAsync(
        BatchAnnotateImagesRequest request, CancellationToken cancellationToken) =>
        await GrpcClient.BatchAnnotateImagesAsync(request, cancellationToken: cancellationToken).ConfigureAwait(false);
}

public sealed partial class ImageAnnotatorClientBuilder
{
    public CallInvoker CallInvoker { get; set; }

    public ImageAnnotatorClient Build() => new ImageAnnotatorClientImpl(new ImageAnnotator.ImageAnnotatorClient(CallInvoker));
}
