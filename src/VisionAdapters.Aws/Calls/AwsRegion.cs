using Amazon;
using Amazon.Runtime;

namespace VisionAdapters.Aws.Calls;

/// <summary>Finds the region and its address.</summary>
internal static class AwsRegion
{
    /// <summary>
    /// Finds the region of a name; without one that of the environment or the profile. The instance's metadata are not asked: that would
    /// wait for the network.
    /// </summary>
    public static RegionEndpoint? Find(string? name) =>
        string.IsNullOrEmpty(name) ? FallbackRegionFactory.GetRegionEndpoint(includeInstanceMetadata: false) : RegionEndpoint.GetBySystemName(name);

    /// <summary>The address of the service in a region, in that region's partition.</summary>
    public static Uri Address(RegionEndpoint region) => new($"https://rekognition.{region.SystemName}.{region.PartitionDnsSuffix}/");
}
