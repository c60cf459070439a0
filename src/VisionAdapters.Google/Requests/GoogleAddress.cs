namespace VisionAdapters.Google.Requests;

/// <summary>Where requests go, and which project and location they name.</summary>
internal static class GoogleAddress
{
    private static readonly Uri Global = new("https://vision.googleapis.com");

    /// <summary>Says whether the service answers at a host of Google's own.</summary>
    public static bool IsVendorHost(string host) =>
        host is "vision.googleapis.com" or "us-vision.googleapis.com" or "eu-vision.googleapis.com" or "vision.mtls.googleapis.com"
        || (host.StartsWith("vision-", StringComparison.Ordinal) && host.EndsWith(".p.googleapis.com", StringComparison.Ordinal));

    /// <summary>The host: images of <c>us</c> and <c>eu</c> stay there only behind those regions' own hosts.</summary>
    public static Uri EndpointOf(GoogleVisionOptions options) => options.Endpoint ?? options.Location switch
    {
        "us" or "eu" => new Uri($"https://{options.Location}-vision.googleapis.com"),
        _ => Global,
    };

    /// <summary>The parent of requests; empty when no project is named.</summary>
    public static string ParentOf(GoogleVisionOptions options) => (options.ProjectId, options.Location) switch
    {
        (null or "", _) => "",
        (var project, null) => $"projects/{project}",
        var (project, location) => $"projects/{project}/locations/{location}",
    };
}
