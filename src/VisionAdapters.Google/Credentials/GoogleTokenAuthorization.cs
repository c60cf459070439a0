using Google.Apis.Auth.OAuth2;
using Google.Apis.Auth.OAuth2.Responses;

namespace VisionAdapters.Google.Credentials;

/// <summary>Names the caller by an access token, which the credential fetches, keeps and renews.</summary>
internal sealed class GoogleTokenAuthorization(GoogleCredentialSource source, IReadOnlyList<KeyValuePair<string, string>> others)
    : IGoogleAuthorization
{
    /// <summary>The audience of credentials that sign their own tokens.</summary>
    private const string Audience = "https://vision.googleapis.com/";

    private static readonly string[] ClockWords = ["iat", "timeframe"];

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<KeyValuePair<string, string>>> GetHeadersAsync(CancellationToken cancellationToken)
    {
        var credential = await source.GetAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return credential is ITokenAccessWithHeaders withHeaders
                ? Headers(await withHeaders.GetAccessTokenWithHeadersForRequestAsync(Audience, cancellationToken).ConfigureAwait(false))
                : [Bearer(await credential.GetAccessTokenForRequestAsync(Audience, cancellationToken).ConfigureAwait(false)), .. others];
        }
        catch (Exception exception) when (exception is TokenResponseException or InvalidOperationException)
        {
            throw GoogleService.Instance.Failure(
                TaggingErrorKind.Authentication,
                $"was not called, because the credentials gave no token: {exception.Message} {CureOf(exception)}",
                exception);
        }
    }

    /// <summary>
    /// The endpoint of tokens tells a wrong clock only by the claims that it refuses: when the token was signed, and when it ends.
    /// </summary>
    private static string CureOf(Exception exception) =>
        exception is TokenResponseException { Error: { Error: "invalid_grant", ErrorDescription: { } description } }
        && ClockWords.Any(word => description.Contains(word, StringComparison.OrdinalIgnoreCase))
            ? "The clock of this machine is likely to be wrong: set it, since tokens are valid for minutes."
            : "Check the credentials and the account's permissions.";

    private static KeyValuePair<string, string> Bearer(string token) => new("authorization", $"Bearer {token}");

    // A project that is set on the tagger comes before the credential's own.
    private List<KeyValuePair<string, string>> Headers(AccessTokenWithHeaders token)
    {
        List<KeyValuePair<string, string>> headers = [Bearer(token.AccessToken), .. others];
        foreach (var (name, values) in token.Headers)
        {
            if (!headers.Exists(header => header.Key.Equals(name, StringComparison.OrdinalIgnoreCase)))
            {
                headers.AddRange(values.Select(value => KeyValuePair.Create(name, value)));
            }
        }

        return headers;
    }
}
