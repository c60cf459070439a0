using Microsoft.AspNetCore.Http;

namespace VisionAdapters.Emulator;

/// <summary>Checks the API key or access token of a request.</summary>
internal static class GoogleCredentialCheck
{
    private const string Bearer = "Bearer ";

    /// <exception cref="GoogleFailure">The request has no credentials or wrong ones.</exception>
    public static void Check(HttpRequest request, EmulatorCredentials credentials)
    {
        var key = request.Headers["X-Goog-Api-Key"].ToString() is { Length: > 0 } header ? header : request.Query["key"].ToString();
        if (key.Length > 0)
        {
            if (key != credentials.GoogleApiKey)
            {
                throw GoogleFailure.WrongApiKey();
            }

            return;
        }

        var authorization = request.Headers.Authorization.ToString();
        if (authorization.Length == 0)
        {
            throw GoogleFailure.NoCredentials();
        }

        if (!authorization.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase)
            || authorization[Bearer.Length..] != credentials.BearerToken)
        {
            throw GoogleFailure.WrongToken();
        }
    }
}
