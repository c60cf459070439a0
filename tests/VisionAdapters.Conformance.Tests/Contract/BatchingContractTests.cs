using VisionAdapters.Google;

namespace VisionAdapters.Conformance.Tests;

/// <summary>Calls that are gathered into batches keep the contract of calls that go alone.</summary>
public sealed class BatchingContractTests : GoogleContract
{
    protected override GoogleVisionTransport Transport => GoogleVisionTransport.Grpc;

    protected override IImageTagger Create(TaggerSetup setup) => base.Create(setup).AsBuilder().UseBatching().Build();
}
