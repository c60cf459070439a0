using VisionAdapters.Google;

namespace VisionAdapters.Conformance.Tests;

/// <summary>A fallback of one tagger keeps that one's contract: with nobody left to ask, its error is the answer.</summary>
public sealed class FallbackContractTests : GoogleContract
{
    protected override GoogleVisionTransport Transport => GoogleVisionTransport.Grpc;

    protected override string MetadataId => "fallback";

    protected override long MaxBytes => 20 * 1024 * 1024;

    protected override IImageTagger Create(TaggerSetup setup) => new FallbackImageTagger([base.Create(setup)]);
}
