using VisionAdapters.Testing;

namespace VisionAdapters.Azure.Tests;

public sealed class AzureHostileAnswerTests
{
    [Fact]
    public void Bodies_that_are_no_answers_are_breaches_of_the_protocol() => HostileAnswers.AreRefused("azure-vision", AzureVisionAnswer.Parse);

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"requestId":"a"}""")]
    [InlineData("""{"Labels":[]}""")]
    [InlineData("""{"tagsResult":[]}""")]
    [InlineData("""{"tagsResult":{"values":{}}}""")]
    [InlineData("""{"tags":["shoe"]}""")]
    [InlineData("""{"tags":[{"name":"a","confidence":1.5}]}""")]
    [InlineData("""{"tags":[{"name":"a","confidence":-1}]}""")]
    [InlineData("""{"tags":[{"name":"a","confidence":"NaN"}]}""")]
    [InlineData("""{"tags":[{"name":["a"]}]}""")]
    [InlineData("""{"objects":[{"object":"a","rectangle":{"w":-1}}]}""")]
    [InlineData("""{"objects":[{"object":"a","rectangle":{"x":1e300}}]}""")]
    [InlineData("""{"metadata":{"width":-5,"height":1}}""")]
    [InlineData("""{"error":"no"}""")]
    public void Wrong_types_and_absurd_values_are_breaches_of_the_protocol(string json) => Assert.Equal(TaggingErrorKind.ProtocolError, HostileAnswers.Refusal(AzureVisionAnswer.Parse, json).Kind);

    [Fact]
    public void Parents_without_end_are_refused()
    {
        var parents = string.Concat(Enumerable.Repeat("{\"object\":\"a\",\"parent\":", 5_000));
        Assert.Equal(TaggingErrorKind.ProtocolError, HostileAnswers.Refusal(AzureVisionAnswer.Parse, $$"""{"objects":[{{parents}}""").Kind);
    }

    [Fact]
    public void Damaged_answers_are_read_into_sane_values_or_refused() => AnswerFuzz.Check(5_000, AzureAnswers.All, AzureVisionAnswer.Parse);

    [Fact]
    public void Damaged_recordings_are_read_into_sane_values_or_refused() => AnswerFuzz.Check(1_000, Recordings.Of("azure").Select(recording => recording.Body), AzureVisionAnswer.Parse);

    [Fact]
    public void Every_recorded_answer_is_read() => Assert.Equal(
        "68 answers, 298 tags, 20 objects, 212 colours, 77 captions; errors: azure-0144.json InvalidImage, azure-0145.json Authentication",
        Recordings.Summary("azure", AzureVisionAnswer.Parse));

    [Fact]
    public void Every_recorded_answer_is_read_as_it_always_was() =>
        Assert.Equal(File.ReadAllText(SharedData.Repository("tests", "VisionAdapters.Azure.Tests", "recordings.golden.txt")), Recordings.Golden("azure", AzureVisionAnswer.Parse));
}
