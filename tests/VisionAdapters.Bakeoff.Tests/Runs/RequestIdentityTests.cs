namespace VisionAdapters.Bakeoff.Tests;

public sealed class RequestIdentityTests
{
    private static readonly Dictionary<string, string> Options = new(StringComparer.Ordinal)
    {
        ["features"] = "tags, objects",
        ["max-results"] = "50",
        ["endpoint"] = "http://localhost:5000",
        ["key-env"] = "MY_KEY",
    };

    [Fact]
    public void The_golden_identity_has_not_changed()
    {
        // A change here makes every answer that was ever paid for one to another request. Raise FormVersion, and say so in the changelog.
        var identity = RequestIdentity.Create("google-vision", RequestIdentity.Describe(Options, "builtin/stable"));

        Assert.Equal(
            "form=1\nprovider=google-vision\nanswered-by=service\ncontract=1\nfeatures=objects,tags\nmax-results=50\nmodel-version=builtin/stable\n",
            identity.Text);
        Assert.Equal("3160fa6df721bf038cdf2997ab43e571f2ed43f8a9763929ae8e7e83954b4d47", identity.Id);
    }

    [Theory]
    [InlineData("endpoint", "http://127.0.0.1:6000")]
    [InlineData("region", "eu-west-1")]
    [InlineData("location", "eu")]
    [InlineData("key-env", "OTHER_KEY")]
    [InlineData("api-key", "very-secret")]
    [InlineData("credentials", "chain")]
    [InlineData("service-account-file", "account.json")]
    [InlineData("project", "p")]
    [InlineData("quota-project", "p")]
    [InlineData("transport", "rest")]
    [InlineData("calls-per-second", "5")]
    [InlineData("max-concurrent-calls", "5")]
    [InlineData("max-retries", "5")]
    [InlineData("timeout-seconds", "5")]
    [InlineData("threads", "5")]
    [InlineData("input-usd-per-million", "5")]
    [InlineData("output-usd-per-million", "5")]
    [InlineData("features", "objects,tags")]
    public void Where_and_how_a_service_is_reached_decides_no_answer(string option, string value) => Assert.Equal(IdOf(Options), IdOf(With(option, value)));

    [Theory]
    [InlineData("features", "tags")]
    [InlineData("max-results", "51")]
    [InlineData("language", "de")]
    [InlineData("max-output-tokens", "100")]
    [InlineData("project-version-arn", "arn")]
    public void What_is_asked_decides_the_answer(string option, string value) => Assert.NotEqual(IdOf(Options), IdOf(With(option, value)));

    [Fact]
    public void Provider_model_and_emulator_decide_the_answer()
    {
        var meaning = RequestIdentity.Describe(Options, "1");

        string[] ids =
        [
            RequestIdentity.Create("a", meaning).Id,
            RequestIdentity.Create("b", meaning).Id,
            RequestIdentity.Create("a", meaning, isEmulated: true).Id,
            RequestIdentity.Create("a", RequestIdentity.Describe(Options, "2")).Id,
            RequestIdentity.Create("a", RequestIdentity.Describe(Options, null)).Id,
        ];

        Assert.Equal(5, ids.Distinct(StringComparer.Ordinal).Count());
    }

    private static string IdOf(IReadOnlyDictionary<string, string> options) => RequestIdentity.Create("google-vision", RequestIdentity.Describe(options, "m")).Id;

    private static Dictionary<string, string> With(string option, string value) => new(Options, StringComparer.Ordinal) { [option] = value };
}
