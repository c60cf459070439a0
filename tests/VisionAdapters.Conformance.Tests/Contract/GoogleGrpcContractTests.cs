using VisionAdapters.Google;

namespace VisionAdapters.Conformance.Tests;

public sealed class GoogleGrpcContractTests : GoogleContract
{
    protected override GoogleVisionTransport Transport => GoogleVisionTransport.Grpc;
}
