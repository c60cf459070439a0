using Amazon.Runtime;

namespace VisionAdapters.Aws.Tests;

/// <summary>Finds nothing, as a machine that nobody has set up.</summary>
internal sealed class NoCredentials : AWSCredentials
{
    public override ImmutableCredentials GetCredentials() => throw new AmazonClientException("Nothing was found.");
}
