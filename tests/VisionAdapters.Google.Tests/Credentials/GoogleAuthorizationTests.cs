using Google.Apis.Auth.OAuth2;
using Google.Apis.Auth.OAuth2.Responses;
using VisionAdapters.Google.Credentials;

namespace VisionAdapters.Google.Tests;

public sealed class GoogleAuthorizationTests
{
    [Fact]
    public async Task A_key_goes_with_the_routing_header() =>
        Assert.Equal("x-goog-api-key=k; x-goog-request-params=parent=", await Headers(new GoogleVisionOptions { ApiKey = "k" }));

    [Fact]
    public async Task The_routing_header_names_the_parent_and_the_quota_project_has_its_own() => Assert.Equal(
        "x-goog-api-key=k; x-goog-request-params=parent=projects%2Fp%2Flocations%2Feu; x-goog-user-project=q",
        await Headers(new GoogleVisionOptions { ApiKey = "k", ProjectId = "p", Location = "eu", QuotaProject = "q" }));

    [Fact]
    public async Task A_token_goes_with_the_quota_project_of_its_credential() => Assert.Equal(
        "authorization=Bearer t; x-goog-request-params=parent=; x-goog-user-project=own",
        await Headers(new GoogleVisionOptions { Credential = new FakeCredential("t", "own") }));

    [Fact]
    public async Task A_quota_project_that_is_set_comes_before_that_of_the_credential() => Assert.Equal(
        "authorization=Bearer t; x-goog-request-params=parent=; x-goog-user-project=q",
        await Headers(new GoogleVisionOptions { Credential = new FakeCredential("t", "own"), QuotaProject = "q" }));

    [Fact]
    public async Task Each_call_asks_the_credential_which_renews_its_token_itself()
    {
        var credential = new FakeCredential("t");
        var authorization = GoogleAuthorization.From(new GoogleVisionOptions { Credential = credential });
        await authorization.GetHeadersAsync(TestContext.Current.CancellationToken);
        await authorization.GetHeadersAsync(TestContext.Current.CancellationToken);
        Assert.Equal(2, credential.Calls);
    }

    [Fact]
    public async Task A_credential_that_gives_no_token_is_an_error_of_authentication()
    {
        var error = await Assert.ThrowsAsync<TaggingException>(() => Headers(new GoogleVisionOptions { Credential = new FakeCredential("t", failure: new InvalidOperationException("The account is gone.")) }));
        Assert.Equal(TaggingErrorKind.Authentication, error.Kind);
        Assert.Contains("The account is gone.", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("invalid_grant", "Invalid JWT: Token must be a short-lived token (60 minutes) and in a reasonable timeframe. Check your iat and exp values in the JWT claim.", true)]
    [InlineData("invalid_grant", "Invalid JWT Signature.", false)]
    [InlineData("invalid_scope", "Check your iat value.", false)]
    [InlineData("invalid_grant", null, false)]
    public async Task A_token_that_is_refused_for_its_times_is_told_as_a_wrong_clock(string error, string? description, bool isClock)
    {
        var refusal = new TokenResponseException(new TokenErrorResponse { Error = error, ErrorDescription = description });

        var exception = await Assert.ThrowsAsync<TaggingException>(() => Headers(new GoogleVisionOptions { Credential = new FakeCredential("t", failure: refusal) }));

        Assert.Equal(TaggingErrorKind.Authentication, exception.Kind);
        Assert.Equal(isClock, exception.Message.Contains("The clock of this machine is likely to be wrong: set it", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_damaged_key_file_is_not_quoted()
    {
        var file = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(file, """{"type":"service_account","private_key":"the-secret-key"}""", TestContext.Current.CancellationToken);
            var error = await Assert.ThrowsAsync<TaggingException>(() => Headers(new GoogleVisionOptions { ServiceAccountFile = file }));
            Assert.Equal(TaggingErrorKind.Authentication, error.Kind);
            Assert.DoesNotContain("the-secret-key", error.ToString(), StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public async Task A_failed_search_for_credentials_is_repeated_and_a_found_one_kept()
    {
        var searches = 0;
        var source = new GoogleCredentialSource(() => ++searches == 1 ? throw new InvalidOperationException("not yet") : Task.FromResult<ITokenAccess>(new FakeCredential("t")));
        await Assert.ThrowsAsync<TaggingException>(() => source.GetAsync(TestContext.Current.CancellationToken));
        Assert.Same(await source.GetAsync(TestContext.Current.CancellationToken), await source.GetAsync(TestContext.Current.CancellationToken));
        Assert.Equal(2, searches);
    }

    [Fact]
    public async Task Whoever_stops_waiting_for_credentials_does_not_stop_others()
    {
        var found = new TaskCompletionSource<ITokenAccess>();
        var source = new GoogleCredentialSource(() => found.Task);
        var patient = source.GetAsync(TestContext.Current.CancellationToken);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => source.GetAsync(new CancellationToken(canceled: true)));
        found.SetResult(new FakeCredential("t"));
        Assert.NotNull(await patient);
    }

    private static async Task<string> Headers(GoogleVisionOptions options)
    {
        var headers = await GoogleAuthorization.From(options).GetHeadersAsync(TestContext.Current.CancellationToken);
        return string.Join("; ", headers.Select(header => $"{header.Key}={header.Value}"));
    }
}
