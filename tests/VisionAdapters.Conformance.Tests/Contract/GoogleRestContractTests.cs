using VisionAdapters.Google;

namespace VisionAdapters.Conformance.Tests;

public sealed class GoogleRestContractTests : GoogleContract
{
    protected override GoogleVisionTransport Transport => GoogleVisionTransport.Rest;
}
