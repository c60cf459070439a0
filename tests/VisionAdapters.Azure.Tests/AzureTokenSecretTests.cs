namespace VisionAdapters.Azure.Tests;

/// <summary>A token of Microsoft Entra ID is as secret as a key.</summary>
public sealed class AzureTokenSecretTests : AzureSecretTests
{
    protected override string SecretHeader => "Authorization";

    protected override IImageTagger Create(HttpMessageHandler? handler, Uri? endpoint = null) => endpoint is not null
        ? base.Create(handler, endpoint)
        : TestTagger.Create(
            options => (options.Endpoint, options.Credential) = (new Uri("https://shop.cognitiveservices.azure.com"), new FixedCredential()), handler);
}
