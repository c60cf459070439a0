using System.Net;
using System.Security.Cryptography;
using System.Text;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using VisionAdapters.Testing;

namespace VisionAdapters.Aws.Tests;

/// <summary>Every route to credentials that the docs name is gone once, to services on this machine.</summary>
[Collection("environment")]
public sealed class AwsCredentialRouteTests : IAsyncDisposable
{
    private const string FarAway = "2099-01-01T00:00:00Z";

    private readonly EnvironmentScope _environment = new(
        "AWS_ACCESS", "AWS_SECRET", "AWS_SESSION", "AWS_PROFILE", "AWS_REGION", "AWS_DEFAULT", "AWS_ROLE", "AWS_WEB", "AWS_CONTAINER", "AWS_EC2",
        "AWS_ENDPOINT", "AWS_MAX");

    private readonly TokenServer _aws = new(Answer);
    private readonly FakeService _service = new(AwsAnswers.OneTag);

    public AwsCredentialRouteTests()
    {
        TestHome.Clear();
        _environment.Set("AWS_EC2_METADATA_DISABLED", "true");
        foreach (var service in new[] { "STS", "SSO", "SSO_OIDC" })
        {
            _environment.Set($"AWS_ENDPOINT_URL_{service}", _aws.Endpoint.ToString());
        }

        FallbackInternalConfigurationFactory.Reset();
    }

    private static CancellationToken TestEnd => TestContext.Current.CancellationToken;

    public async ValueTask DisposeAsync()
    {
        await _aws.DisposeAsync();
        _service.Dispose();
        _environment.Dispose();
        TestHome.Clear();
        FallbackInternalConfigurationFactory.Reset();
    }

    [Fact]
    public async Task Keys_in_the_environment()
    {
        _environment.Set("AWS_ACCESS_KEY_ID", "AKIDENVIRONMENT");
        _environment.Set("AWS_SECRET_ACCESS_KEY", "secret");
        await AssertSignedAsync("AKIDENVIRONMENT");
    }

    [Fact]
    public async Task A_profile_with_keys()
    {
        WriteProfiles(credentials: "[shop]\naws_access_key_id = AKIDPROFILE\naws_secret_access_key = secret\n");
        _environment.Set("AWS_PROFILE", "shop");
        await AssertSignedAsync("AKIDPROFILE");
    }

    [Fact]
    public async Task A_profile_that_takes_a_role()
    {
        WriteProfiles(
            "[profile role]\nrole_arn = arn:aws:iam::123456789012:role/vision\nsource_profile = base\nregion = eu-west-1\n[profile base]\nregion = eu-west-1\n",
            "[base]\naws_access_key_id = AKIDBASE\naws_secret_access_key = secret\n");
        _environment.Set("AWS_PROFILE", "role");
        await AssertSignedAsync("ASIAROLE");
        Assert.Contains(_aws.Requests, request => request.Contains("role%2Fvision", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_web_identity_as_Kubernetes_gives_it()
    {
        _environment.Set("AWS_WEB_IDENTITY_TOKEN_FILE", TestHome.Write("token", "eyJhbGciOi.token"));
        _environment.Set("AWS_ROLE_ARN", "arn:aws:iam::123456789012:role/pod");
        _environment.Set("AWS_REGION", "eu-west-1");
        await AssertSignedAsync("ASIAWEB");
    }

    [Fact]
    public async Task A_profile_that_is_signed_in_by_SSO()
    {
        WriteProfiles(
            "[profile sso]\nsso_session = corp\nsso_account_id = 123456789012\nsso_role_name = ReadOnly\nregion = eu-west-1\n"
            + "[sso-session corp]\nsso_start_url = https://example.awsapps.com/start\nsso_region = eu-west-1\nsso_registration_scopes = sso:account:access\n");
        const string cache = "ee0bfd2552fbd840c02cc48b6e823320543c450f.json"; // SHA-1 of "corp"
        TestHome.Write(
            Path.Combine(".aws", "sso", "cache", cache),
            $$"""{"startUrl":"https://example.awsapps.com/start","region":"eu-west-1","accessToken":"sso-token","expiresAt":"{{FarAway}}"}""");
        _environment.Set("AWS_PROFILE", "sso");
        await AssertSignedAsync("ASIASSO");
    }

    [Fact]
    public async Task A_profile_whose_program_gives_keys()
    {
        Assert.SkipUnless(File.Exists("/bin/cat"), "there is no /bin/cat");
        var keys = TestHome.Write(
            Path.Combine(".aws", "keys.json"), """{"Version":1,"AccessKeyId":"AKIDPROCESS","SecretAccessKey":"secret"}""");
        WriteProfiles($"[profile proc]\ncredential_process = /bin/cat {keys}\nregion = eu-west-1\n");
        _environment.Set("AWS_PROFILE", "proc");
        await AssertSignedAsync("AKIDPROCESS");
    }

    [Fact]
    public async Task The_role_of_a_container()
    {
        _environment.Set("AWS_CONTAINER_CREDENTIALS_FULL_URI", new Uri(_aws.Endpoint, "/container").ToString());
        await AssertSignedAsync("ASIACONTAINER");
    }

    [Fact]
    public async Task The_role_of_a_machine()
    {
        _environment.Set("AWS_EC2_METADATA_DISABLED", null);
        _environment.Set("AWS_EC2_METADATA_SERVICE_ENDPOINT", _aws.Endpoint.ToString().TrimEnd('/'));
        FallbackInternalConfigurationFactory.Reset();
        await AssertSignedAsync("ASIAMACHINE");
    }

    [Theory]
    [InlineData("[profile broken]\nrole_arn = arn:aws:iam::123456789012:role/vision\nsource_profile = nobody\n")]
    [InlineData("[profile broken]\nsso_session = corp\nsso_account_id = 1\nsso_role_name = R\n[sso-session corp]\nsso_start_url = https://e.awsapps.com/start\nsso_region = eu-west-1\n")]
    [InlineData("[profile broken]\ncredential_process = /bin/false\n")]
    public async Task A_route_that_cannot_work_is_a_matter_of_credentials(string config)
    {
        WriteProfiles(config);
        _environment.Set("AWS_PROFILE", "broken");
        var error = await TagAsync();
        Assert.Equal((TaggingErrorKind.Authentication, false), (error!.Kind, error.IsTransient));
        Assert.Empty(_service.Requests);
    }

    [Fact]
    public async Task A_role_that_cannot_be_asked_for_says_why()
    {
        WriteProfiles(
            "[profile role]\nrole_arn = arn:aws:iam::123456789012:role/vision\nsource_profile = base\nregion = eu-west-1\n",
            "[base]\naws_access_key_id = AKIDBASE\naws_secret_access_key = secret\n");
        _environment.Set("AWS_PROFILE", "role");
        _environment.Set("AWS_ENDPOINT_URL_STS", "http://nowhere.invalid");
        _environment.Set("AWS_MAX_ATTEMPTS", "1");
        FallbackInternalConfigurationFactory.Reset();

        var error = await TagAsync();

        Assert.Equal(TaggingErrorKind.Authentication, error!.Kind);
        Assert.Contains("Error calling AssumeRole", error.Message, StringComparison.Ordinal);
        Assert.Contains(error.GetBaseException().Message, error.Message, StringComparison.Ordinal);
    }

    private static (string ContentType, string Body)? Answer(HttpListenerRequest request, string body)
    {
        var path = request.Url!.AbsolutePath;
        return body.Contains("Action=AssumeRoleWithWebIdentity", StringComparison.Ordinal) ? ("text/xml", Sts("AssumeRoleWithWebIdentity", "ASIAWEB"))
            : body.Contains("Action=AssumeRole", StringComparison.Ordinal) ? ("text/xml", Sts("AssumeRole", "ASIAROLE"))
            : path == "/federation/credentials" ? ("application/json", SingleSignOn)
            : path == "/container" ? ("application/json", Json("ASIACONTAINER"))
            : path == "/latest/api/token" ? ("text/plain", "imds-token")
            : path.TrimEnd('/') is "/latest/meta-data/iam/security-credentials" ? ("text/plain", "machine")
            : path.EndsWith("/machine", StringComparison.Ordinal) ? ("application/json", Json("ASIAMACHINE"))
            : null;
    }

    private static string Sts(string action, string id) =>
        $"""
        <{action}Response xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><{action}Result><Credentials><AccessKeyId>{id}</AccessKeyId>
        <SecretAccessKey>secret</SecretAccessKey><SessionToken>session</SessionToken><Expiration>{FarAway}</Expiration></Credentials>
        <AssumedRoleUser><Arn>arn:aws:sts::1:assumed-role/vision/x</Arn><AssumedRoleId>X:x</AssumedRoleId></AssumedRoleUser>
        </{action}Result><ResponseMetadata><RequestId>1</RequestId></ResponseMetadata></{action}Response>
        """;

    private static string SingleSignOn =>
        """{"roleCredentials":{"accessKeyId":"ASIASSO","secretAccessKey":"secret","sessionToken":"session","expiration":4070908800000}}""";

    private static string Json(string id) =>
        $$"""{"Code":"Success","Type":"AWS-HMAC","LastUpdated":"2026-01-01T00:00:00Z","AccessKeyId":"{{id}}","SecretAccessKey":"secret","Token":"session","Expiration":"{{FarAway}}"}""";

    private static void WriteProfiles(string config = "", string credentials = "")
    {
        TestHome.Write(Path.Combine(".aws", "config"), config);
        TestHome.Write(Path.Combine(".aws", "credentials"), credentials);
    }

    private async Task<TaggingException?> TagAsync()
    {
        using var tagger = TestTagger.Create(options => options.Region = "eu-west-1", _service);
        try
        {
            await tagger.TagAsync(TestImage.Source(), cancellationToken: TestEnd);
            return null;
        }
        catch (TaggingException exception)
        {
            return exception;
        }
    }

    private async Task AssertSignedAsync(string accessKeyId)
    {
        var error = await TagAsync();
        Assert.True(error is null, $"{error}\n{string.Join('\n', _aws.Requests)}");
        Assert.Contains($"Credential={accessKeyId}/", _service.Request.Headers["Authorization"], StringComparison.Ordinal);
    }
}
