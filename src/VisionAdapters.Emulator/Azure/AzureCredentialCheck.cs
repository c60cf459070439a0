using Microsoft.AspNetCore.Http;

namespace VisionAdapters.Emulator;

/// <summary>Checks the key or access token of a request.</summary>
internal static class AzureCredentialCheck
{
    private const string Bearer = "Bearer ";

    /// <exception cref="AzureFailure">The request has no credentials or wrong ones.</exception>
    public static void Check(HttpRequest request, EmulatorCredentials credentials)
    {
        var key = request.Headers["Ocp-Apim-Subscription-Key"].ToString();
        var authorization = request.Headers.Authorization.ToString();
        var isKnown = key.Length > 0
            ? key == credentials.AzureKey
            : authorization.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase)
                && authorization[Bearer.Length..] == credentials.BearerToken;
        if (!isKnown)
        {
            throw AzureFailure.WrongKey();
        }
    }
}
