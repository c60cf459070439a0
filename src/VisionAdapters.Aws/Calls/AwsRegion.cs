using System.Text.RegularExpressions;
using Amazon;
using Amazon.Runtime;

namespace VisionAdapters.Aws.Calls;

/// <summary>Finds the region and its address.</summary>
internal static partial class AwsRegion
{
    /// <summary>
    /// Finds the region of a name; without one that of the environment or the profile. The instance's metadata are not asked: that would
    /// wait for the network.
    /// </summary>
    public static RegionEndpoint? Find(string? name) => string.IsNullOrEmpty(name)
        ? FallbackRegionFactory.GetRegionEndpoint(includeInstanceMetadata: false)
        : RegionEndpoint.GetBySystemName(name);

    /// <summary>Says whether a text has the form of a region's name: the name becomes part of the host that is called.</summary>
    public static bool IsName(string name) => Name().IsMatch(name);

    /// <summary>Says whether a host is the service's own in some region, a FIPS or a VPC endpoint of it included.</summary>
    public static bool IsServiceHost(string host) => ServiceHost().IsMatch(host);

    /// <summary>The address of the service in a region, in that region's partition.</summary>
    public static Uri Address(RegionEndpoint region) => new($"https://rekognition.{region.SystemName}.{region.PartitionDnsSuffix}/");

    [GeneratedRegex(
        "^[a-z]{2,4}(-[a-z]+)+-[0-9]{1,2}$",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex Name();

    // Only the region's form keeps others out: a bucket of S3, for example, may have any name before its own domain.
    [GeneratedRegex(
        "^(vpce-[a-z0-9-]+\\.)?rekognition(-fips)?\\.[a-z]{2,4}(-[a-z]+)+-[0-9]{1,2}\\.((vpce\\.)?amazonaws\\.com(\\.cn)?|api\\.aws)$",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex ServiceHost();
}
