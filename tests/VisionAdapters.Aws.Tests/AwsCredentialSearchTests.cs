using Microsoft.Extensions.Time.Testing;
using VisionAdapters.Aws.Credentials;
using VisionAdapters.Testing;

namespace VisionAdapters.Aws.Tests;

/// <summary>What doctor says of the credentials that it finds: what would really happen.</summary>
public sealed class AwsCredentialSearchTests : IDisposable
{
    private const string SsoProfile =
        "[profile sso]\nsso_session = corp\nsso_account_id = 123456789012\nsso_role_name = ReadOnly\nregion = eu-west-1\n";

    private const string SsoSession = "[sso-session corp]\nsso_start_url = https://example.awsapps.com/start\nsso_region = eu-west-1\n";

    private readonly TemporaryFolder _home = new();
    private readonly Dictionary<string, string> _environment = new(StringComparer.Ordinal);
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 12, 1, 0, 0, 0, TimeSpan.Zero));

    public AwsCredentialSearchTests() => _environment["HOME"] = _home.Path;

    public void Dispose() => _home.Dispose();

    [Theory]
    [InlineData("role", "[profile role]\nrole_arn = arn:aws:iam::1:role/v\nsource_profile = base\n", "[base]\naws_access_key_id = a\naws_secret_access_key = s\n", "profile role, which takes a role")]
    [InlineData("role", "[profile role]\nrole_arn = arn:aws:iam::1:role/v\ncredential_source = Ec2InstanceMetadata\n", "", "profile role, which takes a role")]
    [InlineData("proc", "[profile proc]\ncredential_process = /bin/tool --json\n", "", "profile proc, whose program gives them (not run)")]
    [InlineData(null, "[default]\nregion = eu-west-1\n", "[default]\naws_access_key_id=a\naws_secret_access_key=s\n", "profile default")]
    public void A_profile_that_can_work_is_found(string? profile, string config, string credentials, string found)
    {
        Write(profile, config, credentials);
        Assert.Equal((found, null), Search());
    }

    [Theory]
    [InlineData("role", "[profile role]\nrole_arn = arn:aws:iam::1:role/v\nsource_profile = nobody\n", "source_profile 'nobody' is in neither")]
    [InlineData("role", "[profile role]\nrole_arn = arn:aws:iam::1:role/v\n", "neither source_profile nor credential_source")]
    [InlineData("a", "[profile a]\nrole_arn = r\nsource_profile = b\n[profile b]\nrole_arn = r\nsource_profile = a\n", "in a circle")]
    [InlineData("half", "[profile half]\naws_access_key_id = a\n", "only one of aws_access_key_id and aws_secret_access_key")]
    [InlineData("none", "[profile other]\nregion = eu-west-1\n", "names the profile 'none', which is in neither of the AWS files")]
    [InlineData("bare", "[profile bare]\nregion = eu-west-1\n", "the profile 'bare' of AWS_PROFILE has no credentials")]
    [InlineData("sso", SsoProfile, "sso_session 'corp' is not in the AWS config file")]
    [InlineData("sso", SsoProfile + SsoSession, "nobody has signed in: run 'aws sso login --profile sso'")]
    public void A_profile_that_cannot_work_says_why(string profile, string config, string problem)
    {
        Write(profile, config, credentials: "");
        var (found, told) = Search();
        Assert.Null(found);
        Assert.Contains(problem, told, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2026-12-01T05:00:00Z", "", true)]
    [InlineData("2026-12-01T05:00:00UTC", "", true)]
    [InlineData("2026-11-30T23:59:00Z", "", false)]
    [InlineData("2026-11-30T23:59:00Z", ",\"refreshToken\":\"r\"", true)]
    public void A_sign_in_by_SSO_works_until_it_ends(string ends, string more, bool works)
    {
        Write("sso", SsoProfile + SsoSession, credentials: "");
        const string file = "ee0bfd2552fbd840c02cc48b6e823320543c450f.json"; // SHA-1 of "corp"
        _home.Write(Path.Combine(".aws", "sso", "cache", file), "{\"accessToken\":\"t\",\"expiresAt\":\"" + ends + "\"" + more + "}");
        var (found, problem) = Search();
        Assert.Equal(works ? "profile sso, signed in by SSO" : null, found);
        Assert.Equal(works, problem is null);
    }

    [Fact]
    public void A_web_identity_needs_its_role_and_its_file()
    {
        _environment["AWS_WEB_IDENTITY_TOKEN_FILE"] = _home.Combine("token");
        Assert.Contains("AWS_ROLE_ARN is not set", Search().Problem, StringComparison.Ordinal);
        _environment["AWS_ROLE_ARN"] = "arn:aws:iam::1:role/pod";
        Assert.Contains("is not there, or empty", Search().Problem, StringComparison.Ordinal);
        _home.Write("token", "eyJ");
        Assert.Equal("web identity of AWS_WEB_IDENTITY_TOKEN_FILE", Search().Found);
    }

    [Fact]
    public void Half_a_key_is_told_and_what_stands_behind_it_is_used()
    {
        _environment["AWS_ACCESS_KEY_ID"] = "AKID";
        Assert.Contains("AWS_SECRET_ACCESS_KEY is not", Search().Problem, StringComparison.Ordinal);
        Write(profile: null, "", "[default]\naws_access_key_id=a\naws_secret_access_key=s\n");
        Assert.Equal("profile default", Search().Found);
        _environment["AWS_SECRET_ACCESS_KEY"] = "secret";
        Assert.Equal("access key in AWS_ACCESS_KEY_ID", Search().Found);
    }

    [Fact]
    public void Where_there_is_nothing_nothing_is_said() => Assert.Equal((null, null), Search());

    private (string? Found, string? Problem) Search()
    {
        var settings = new ProviderSettings("aws-rekognition", environment: _environment.GetValueOrDefault);
        return new AwsCredentialSearch(settings, new AwsProfiles(settings), _time).Run();
    }

    private void Write(string? profile, string config, string credentials)
    {
        _home.Write(Path.Combine(".aws", "config"), config);
        _home.Write(Path.Combine(".aws", "credentials"), credentials);
        if (profile is not null)
        {
            _environment["AWS_PROFILE"] = profile;
        }
    }
}
