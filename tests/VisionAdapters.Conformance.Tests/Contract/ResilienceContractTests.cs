using VisionAdapters.Google;

namespace VisionAdapters.Conformance.Tests;

/// <summary>The resilience stage keeps the contract of what it stands before: what it cannot mend it passes on as it is.</summary>
public sealed class ResilienceContractTests : GoogleContract
{
    protected override GoogleVisionTransport Transport => GoogleVisionTransport.Rest;

    protected override IImageTagger Create(TaggerSetup setup) => base.Create(setup).AsBuilder()
        .UseResilience(options => (options.MaxRetries, options.RetryDelay, options.CircuitFailureRatio) = (1, TimeSpan.FromMilliseconds(1), null))
        .Build();
}
