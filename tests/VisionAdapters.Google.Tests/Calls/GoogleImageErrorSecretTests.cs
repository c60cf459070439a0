using Google.Apis.Auth.OAuth2;

namespace VisionAdapters.Google.Tests;

/// <summary>The error of one image among many is no exception of the call, and a token is as secret as a key.</summary>
public sealed class GoogleImageErrorSecretTests : GoogleSecretTests
{
    protected override string SecretHeader => "authorization";

    protected override void Authorize(GoogleVisionOptions options) =>
        (options.ApiKey, options.Credential) = (null, GoogleCredential.FromAccessToken("ya29.a0Af/token+0123456789"));

    protected override string ErrorBody(string message) => $$$"""{"responses":[{"error":{"code":7,"message":{{{Json(message)}}}}}]}""";
}
