using VisionAdapters.Google;

namespace VisionAdapters.Conformance.Tests;

public sealed class GoogleGrpcContractTests : GoogleContract
{
    protected override GoogleTransport Transport => GoogleTransport.Grpc;
}
