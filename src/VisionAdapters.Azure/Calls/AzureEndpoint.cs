using System.Text.RegularExpressions;

namespace VisionAdapters.Azure.Calls;

/// <summary>The address of a resource.</summary>
internal static partial class AzureEndpoint
{
    // In all of Microsoft's clouds.
    private static readonly string[] VendorDomains =
    [
        ".cognitiveservices.azure.com", ".api.cognitive.microsoft.com", ".services.ai.azure.com",
        ".cognitiveservices.azure.us", ".api.cognitive.microsoft.us", ".cognitiveservices.azure.cn", ".api.cognitive.azure.cn",
    ];

    /// <summary>Says whether Microsoft answers at a host.</summary>
    public static bool IsVendorHost(string host) => Array.Exists(VendorDomains, domain => host.EndsWith(domain, StringComparison.Ordinal));

    /// <summary>
    /// Leaves out what was pasted from a sample or a portal behind the resource's address. A host of Microsoft's has no path; of the path
    /// of a gateway only the end that is the service's is left out: <c>/computervision/...</c> or <c>/vision/v3.2/...</c>.
    /// </summary>
    public static Uri ToBase(Uri endpoint)
    {
        var path = IsVendorHost(endpoint.IdnHost.ToLowerInvariant()) ? "" : PastedPath().Replace(endpoint.AbsolutePath, "").TrimEnd('/');
        return new Uri($"{endpoint.GetLeftPart(UriPartial.Authority)}{path}/");
    }

    [GeneratedRegex(
        "/(computervision(/.*)?|vision(/v[0-9].*|/)?)$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex PastedPath();
}
