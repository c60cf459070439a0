using VisionAdapters.Google.Requests;

namespace VisionAdapters.Google.Credentials;

/// <summary>Chooses how the caller is named.</summary>
internal static class GoogleAuthorization
{
    /// <summary>Leaves the signing in to a call invoker.</summary>
    public static IGoogleAuthorization OfInvoker(GoogleVisionOptions options) => new GoogleNoAuthorization(OtherHeaders(options));

    public static IGoogleAuthorization From(GoogleVisionOptions options)
    {
        var others = OtherHeaders(options);
        return options switch
        {
            { ApiKey: { } key } => new GoogleKeyAuthorization(key, others),
            { Credential: { } credential } => new GoogleTokenAuthorization(GoogleCredentialSource.From(credential), others),
            { ServiceAccountFile: { } file } => new GoogleTokenAuthorization(GoogleCredentialSource.FromServiceAccount(file), others),
            _ => new GoogleTokenAuthorization(GoogleCredentialSource.FromEnvironment(), others),
        };
    }

    // Google's own clients send the routing header always, and empty when there is no parent.
    private static IReadOnlyList<KeyValuePair<string, string>> OtherHeaders(GoogleVisionOptions options)
    {
        var routing = KeyValuePair.Create("x-goog-request-params", $"parent={Uri.EscapeDataString(GoogleAddress.ParentOf(options))}");
        return string.IsNullOrEmpty(options.QuotaProject)
            ? [routing]
            : [routing, KeyValuePair.Create("x-goog-user-project", options.QuotaProject)];
    }
}
