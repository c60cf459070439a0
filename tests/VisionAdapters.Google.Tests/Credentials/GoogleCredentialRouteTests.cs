using System.Security.Cryptography;
using System.Text.Json;
using VisionAdapters.Testing;

namespace VisionAdapters.Google.Tests;

/// <summary>
/// The routes to credentials that the docs name are gone once, to a token service on this machine. The sign-in of a person goes to
/// Google's own host, whatever its file says: the file that gcloud writes holds a service account here.
/// </summary>
[Collection("environment")]
public sealed class GoogleCredentialRouteTests : IAsyncDisposable
{
    private const string Answer = """{"responses":[{"labelAnnotations":[{"mid":"/m/1","description":"Dress","score":0.9}]}]}""";

    private readonly EnvironmentScope _environment = new("GOOGLE_", "CLOUDSDK_", "GCE_", "NO_GCE_");
    private readonly TemporaryFolder _folder = new();
    private readonly TokenServer _tokens = new((_, _) => ("application/json", """{"access_token":"ya29.route","expires_in":3600,"token_type":"Bearer"}"""));
    private readonly FakeService _service = new(Answer);

    private static CancellationToken TestEnd => TestContext.Current.CancellationToken;

    public async ValueTask DisposeAsync()
    {
        await _tokens.DisposeAsync();
        _service.Dispose();
        _environment.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task The_key_file_of_a_service_account()
    {
        await TagAsync(options => options.ServiceAccountFile = WriteKey());
        Assert.Equal("Bearer ya29.route", _service.Request.Headers["authorization"]);
        Assert.NotEmpty(_tokens.Requests);
    }

    [Fact]
    public async Task The_file_that_the_environment_names_wrong_first_and_right_then()
    {
        var wrong = _folder.Write("half.json", """{"type":"service_acc""");
        _environment.Set("GOOGLE_APPLICATION_CREDENTIALS", wrong);
        var error = await Assert.ThrowsAsync<TaggingException>(() => TagAsync(_ => { }));
        Assert.Equal(TaggingErrorKind.Authentication, error.Kind);
        Assert.Contains($"GOOGLE_APPLICATION_CREDENTIALS names a file that cannot be used: {wrong} is no JSON", error.Message, StringComparison.Ordinal);

        _environment.Set("GOOGLE_APPLICATION_CREDENTIALS", WriteKey());
        await TagAsync(_ => { });
        Assert.Equal("Bearer ya29.route", _service.Request.Headers["authorization"]);
    }

    [Fact]
    public async Task An_API_key()
    {
        await TagAsync(options => options.ApiKey = "AIza-key");
        Assert.Equal("AIza-key", _service.Request.Headers["x-goog-api-key"]);
        Assert.Empty(_tokens.Requests);
    }

    [Fact]
    public async Task The_file_that_gcloud_leaves_in_the_folder_of_the_user()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows keeps the file elsewhere");
        WriteKey(Path.Combine(".config", "gcloud", "application_default_credentials.json"));
        _environment.Set("HOME", _folder.Path);
        using var tagger = new FreshGoogle().CreateTagger(_service);
        await tagger.TagAsync(TestImage.Source(), cancellationToken: TestEnd);
        Assert.Equal("Bearer ya29.route", _service.Request.Headers["authorization"]);
    }

    [Fact]
    public async Task The_account_of_a_machine()
    {
        _environment.Set("HOME", _folder.Path);
        _environment.Set("GCE_METADATA_HOST", _tokens.Endpoint.Authority);
        using var tagger = new FreshGoogle().CreateTagger(_service);
        await tagger.TagAsync(TestImage.Source(), cancellationToken: TestEnd);
        Assert.Equal("Bearer ya29.route", _service.Request.Headers["authorization"]);
        Assert.Contains(_tokens.Requests, request => request.Contains("/service-accounts/default/token", StringComparison.Ordinal));
    }

    private string WriteKey(string name = "key.json")
    {
        using var key = RSA.Create(2048);
        return _folder.Write(name, JsonSerializer.Serialize(new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["type"] = "service_account",
            ["project_id"] = "shop",
            ["private_key_id"] = "1",
            ["private_key"] = key.ExportPkcs8PrivateKeyPem(),
            ["client_email"] = "tagger@shop.iam.gserviceaccount.com",
            ["client_id"] = "1",
            ["token_uri"] = new Uri(_tokens.Endpoint, "/token").ToString(),
        }));
    }

    private async Task TagAsync(Action<GoogleVisionOptions> configure)
    {
        using var tagger = TestTagger.Create(
            options =>
            {
                options.Transport = GoogleVisionTransport.Rest;
                configure(options);
            },
            _service);
        await tagger.TagAsync(TestImage.Source(), cancellationToken: TestEnd);
    }
}
