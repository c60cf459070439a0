using VisionAdapters.Testing;

namespace VisionAdapters.Azure.Tests;

/// <summary>The routes of Azure's own chain that can be gone without Azure are gone once, to this machine.</summary>
[Collection("environment")]
public sealed class AzureCredentialRouteTests : IDisposable
{
    private readonly EnvironmentScope _environment = new("AZURE_", "IDENTITY_", "MSI_");
    private readonly TemporaryFolder _folder = new();
    private readonly FakeService _service = new(AzureAnswers.OneTag);

    private static CancellationToken TestEnd => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _service.Dispose();
        _environment.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task A_managed_identity()
    {
        await using var identity = new TokenServer((_, _) =>
            ("application/json", """{"access_token":"token-of-the-identity","expires_on":"4070908800","resource":"https://cognitiveservices.azure.com","token_type":"Bearer"}"""));
        _environment.Set("AZURE_TOKEN_CREDENTIALS", "ManagedIdentityCredential");
        _environment.Set("IDENTITY_ENDPOINT", new Uri(identity.Endpoint, "/msi/token").ToString());
        _environment.Set("IDENTITY_HEADER", "header");
        await TagAsync();
        Assert.Equal("Bearer token-of-the-identity", _service.Request.Headers["Authorization"]);
    }

    [Fact]
    public async Task The_sign_in_of_the_az_tool()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "the tool is played by a shell script");
        var tool = _folder.Write("az", "#!/bin/sh\necho '{\"accessToken\":\"token-of-az\",\"expiresOn\":\"2099-01-01 00:00:00.000000\",\"tenant\":\"t\",\"tokenType\":\"Bearer\"}'\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(tool, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        _environment.Set("AZURE_TOKEN_CREDENTIALS", "AzureCliCredential");
        _environment.Set("PATH", $"{_folder.Path}:{Environment.GetEnvironmentVariable("PATH")}");
        await TagAsync();
        Assert.Equal("Bearer token-of-az", _service.Request.Headers["Authorization"]);
    }

    private async Task TagAsync()
    {
        using var tagger = TestTagger.Create(options => options.Endpoint = new Uri("https://shop.cognitiveservices.azure.com"), _service);
        await tagger.TagAsync(TestImage.Source(), cancellationToken: TestEnd);
    }
}
