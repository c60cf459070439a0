using Amazon.Runtime;

namespace VisionAdapters.Aws.Tests;

/// <summary>Waits for the network for good, and cancels the call meanwhile.</summary>
internal sealed class EndlessCredentials(CancellationTokenSource cancellation) : AWSCredentials
{
    public override ImmutableCredentials GetCredentials() => throw new NotSupportedException();

    public override async Task<ImmutableCredentials> GetCredentialsAsync()
    {
        await cancellation.CancelAsync();
        await Task.Delay(Timeout.Infinite, CancellationToken.None);
        return GetCredentials();
    }
}
