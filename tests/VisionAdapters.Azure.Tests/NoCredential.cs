using Azure.Core;
using Azure.Identity;

namespace VisionAdapters.Azure.Tests;

/// <summary>Has no token to give, as a machine on which nobody has logged in.</summary>
internal sealed class NoCredential : TokenCredential
{
    public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken) => throw new CredentialUnavailableException("Nobody has logged in.");

    public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken) => throw new CredentialUnavailableException("Nobody has logged in.");
}
