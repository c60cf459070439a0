using Google.Apis.Auth.OAuth2;

namespace VisionAdapters.Google.Tests;

/// <summary>A credential with a token and a quota project of its own, as gcloud's user credentials have.</summary>
internal sealed class FakeCredential(string token, string? quotaProject = null, Exception? failure = null) : ITokenAccessWithHeaders
{
    public int Calls { get; private set; }

    public Task<string> GetAccessTokenForRequestAsync(string? authUri = null, CancellationToken cancellationToken = default) => Task.FromResult(token);

    public Task<AccessTokenWithHeaders> GetAccessTokenWithHeadersForRequestAsync(string? authUri = null, CancellationToken cancellationToken = default)
    {
        Calls++;
        return failure is null ? Task.FromResult(new AccessTokenWithHeaders.Builder { QuotaProject = quotaProject }.Build(token)) : Task.FromException<AccessTokenWithHeaders>(failure);
    }
}
