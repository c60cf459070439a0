using VisionAdapters.Google.Credentials;
using VisionAdapters.Testing;

namespace VisionAdapters.Google.Tests;

public sealed class GoogleKeyFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("", "is empty")]
    [InlineData("{\"type\":\"service_acc", "no JSON, or was cut off")]
    [InlineData("not json", "no JSON, or was cut off")]
    [InlineData("[]", "no file of credentials")]
    [InlineData("""{"installed":{"client_id":"x","client_secret":"y-secret"}}""", "an OAuth client, which is no account")]
    [InlineData("""{"web":{"client_id":"x","client_secret":"y-secret"}}""", "an OAuth client, which is no account")]
    [InlineData("""{"type":"unheard-of"}""", "not the key of a service account")]
    [InlineData("""{"type":"service_account","client_email":"a@b"}""", "lacks 'private_key'")]
    [InlineData("""{"type":"authorized_user","client_id":"x","client_secret":"y-secret"}""", "lacks 'refresh_token'")]
    public void A_file_that_cannot_be_used_says_why_and_is_not_quoted(string content, string expected)
    {
        var path = _folder.Write("key.json", content);
        var problem = GoogleKeyFile.FindProblem(path);
        Assert.StartsWith(path, problem, StringComparison.Ordinal);
        Assert.Contains(expected, problem, StringComparison.Ordinal);
        Assert.DoesNotContain("y-secret", problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"type":"service_account","client_email":"a@b","private_key":"k"}""", true)]
    [InlineData("""{"type":"authorized_user","client_id":"x","client_secret":"y","refresh_token":"z"}""", false)]
    [InlineData("""{"type":"external_account","audience":"a","subject_token_type":"t","token_url":"u","credential_source":{}}""", false)]
    public void A_whole_file_has_no_problem(string content, bool isServiceAccount)
    {
        var path = _folder.Write("key.json", content);
        Assert.Null(GoogleKeyFile.FindProblem(path));
        Assert.Equal(isServiceAccount, GoogleKeyFile.FindProblem(path, isServiceAccount: true) is null);
    }

    [Fact]
    public void A_file_that_is_not_there_is_named() =>
        Assert.Equal($"{_folder.Combine("none.json")} is not there", GoogleKeyFile.FindProblem(_folder.Combine("none.json")));

    [Fact]
    public void A_device_is_not_opened()
    {
        Assert.SkipUnless(File.Exists("/dev/zero"), "there is no /dev/zero");
        Assert.Contains("is empty", GoogleKeyFile.FindProblem("/dev/zero"), StringComparison.Ordinal);
    }
}
