namespace VisionAdapters.Azure.Calls;

/// <summary>Where captions are offered.</summary>
internal static class AzureRegions
{
    /// <summary>The regions with captions, as documented in 2026.</summary>
    public const string WithCaptions =
        "East US, West US, France Central, North Europe, West Europe, Southeast Asia, East Asia and Korea Central";

    private const string RegionalHost = ".api.cognitive.microsoft.com";

    // Only those that are documented to have none: others are asked.
    private static readonly HashSet<string> WithoutCaptions = new(StringComparer.OrdinalIgnoreCase)
    {
        "westus2", "swedencentral", "switzerlandnorth", "australiaeast", "japaneast",
    };

    /// <summary>
    /// Says whether the address names a region without captions. The address of a resource with its own subdomain names none.
    /// </summary>
    public static bool LacksCaptions(Uri endpoint) =>
        endpoint.Host.EndsWith(RegionalHost, StringComparison.OrdinalIgnoreCase)
        && WithoutCaptions.Contains(endpoint.Host[..^RegionalHost.Length]);
}
