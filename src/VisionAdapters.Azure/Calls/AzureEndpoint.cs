using System.Text.RegularExpressions;

namespace VisionAdapters.Azure.Calls;

/// <summary>The address of a resource.</summary>
internal static partial class AzureEndpoint
{
    /// <summary>The hosts of Microsoft's own, in all of its clouds; one with a leading dot means every host below it.</summary>
    public static readonly string[] VendorHosts =
    [
        ".cognitiveservices.azure.com", ".api.cognitive.microsoft.com", ".services.ai.azure.com",
        ".cognitiveservices.azure.us", ".api.cognitive.microsoft.us", ".cognitiveservices.azure.cn", ".api.cognitive.azure.cn",
    ];

    /// <summary>
    /// Leaves out what was pasted from a sample behind the resource's address: <c>/computervision/...</c> or <c>/vision/v3.2/...</c>. The
    /// path of a gateway before it stays.
    /// </summary>
    public static Uri ToBase(Uri endpoint) =>
        new(endpoint.GetLeftPart(UriPartial.Authority) + PastedPath().Replace(endpoint.AbsolutePath, "").TrimEnd('/') + "/");

    [GeneratedRegex(
        "/(computervision(/.*)?|vision(/v[0-9].*|/)?)$", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex PastedPath();
}
