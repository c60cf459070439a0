using System.Text;
using VisionAdapters.Testing;

namespace VisionAdapters.Google.Tests;

public sealed class GoogleHostileAnswerTests
{
    [Fact]
    public void Bodies_that_are_no_answers_are_breaches_of_the_protocol() => HostileAnswers.AreRefused("google-vision", GoogleVisionAnswer.Parse);

    [Theory]
    [InlineData("""{"labelAnnotations":{}}""")]
    [InlineData("""{"labelAnnotations":[7]}""")]
    [InlineData("""{"labelAnnotations":[{"description":7}]}""")]
    [InlineData("""{"labelAnnotations":[{"description":"a","score":"0.9"}]}""")]
    [InlineData("""{"labelAnnotations":[{"description":"a","score":"NaN"}]}""")]
    [InlineData("""{"labelAnnotations":[{"description":"a","score":NaN}]}""")]
    [InlineData("""{"labelAnnotations":[{"description":"a","score":1e999}]}""")]
    [InlineData("""{"labelAnnotations":[{"description":"a","score":-0.2}]}""")]
    [InlineData("""{"labelAnnotations":[{"description":"a","score":97.5}]}""")]
    [InlineData("""{"labelAnnotations":[{"description":"\ud800"}]}""")]
    [InlineData("""{"localizedObjectAnnotations":[{"name":"a","boundingPoly":{"normalizedVertices":[{"x":1e30}]}}]}""")]
    [InlineData("""{"imagePropertiesAnnotation":{"dominantColors":{"colors":[{"color":{"red":300}}]}}}""")]
    [InlineData("""{"imagePropertiesAnnotation":{"dominantColors":{"colors":[{"color":{"red":-3}}]}}}""")]
    [InlineData("""{"responses":[null]}""")]
    public void Wrong_types_and_absurd_values_are_breaches_of_the_protocol(string json) => Assert.Equal(TaggingErrorKind.ProtocolError, HostileAnswers.Refusal(GoogleVisionAnswer.Parse, json).Kind);

    [Fact]
    public void A_score_a_hair_above_one_is_one() => Assert.Equal(1, GoogleVisionAnswer.Parse(Recordings.Json("""{"labelAnnotations":[{"description":"a","score":1.0000001}]}""")).Tags[0].Confidence);

    [Fact]
    public void More_labels_than_any_service_sends_are_refused()
    {
        var labels = string.Join(',', Enumerable.Repeat("{\"description\":\"a\"}", 100_001));
        var error = HostileAnswers.Refusal(GoogleVisionAnswer.Parse, $$"""{"labelAnnotations":[{{labels}}]}""");
        Assert.Contains("more than 20000 items", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_name_of_megabytes_is_refused()
    {
        var error = HostileAnswers.Refusal(GoogleVisionAnswer.Parse, $$"""{"labelAnnotations":[{"description":"{{new string('a', 5_000_000)}}"}]}""");
        Assert.True(error.Message.Length < 300, error.Message);
    }

    [Fact]
    public void Megabytes_that_are_skipped_are_not_kept()
    {
        var body = Encoding.ASCII.GetBytes($$"""{"fullTextAnnotation":{"text":"{{new string('a', 20_000_000)}}"},"labelAnnotations":[]}""");
        var before = GC.GetAllocatedBytesForCurrentThread();
        GoogleVisionAnswer.Parse(body);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 100_000);
    }

    [Fact]
    public void Damaged_answers_are_read_into_sane_values_or_refused() => AnswerFuzz.Check(5_000, GoogleAnswers.All, GoogleVisionAnswer.Parse);

    [Fact]
    public void Damaged_recordings_are_read_into_sane_values_or_refused() => AnswerFuzz.Check(1_000, Recordings.Of("google").Select(recording => recording.Body), GoogleVisionAnswer.Parse);

    [Fact]
    public void Every_recorded_answer_is_read() =>
        Assert.Equal("50 answers, 301 tags, 6 objects, 0 colours, 0 captions; errors: ", Recordings.Summary("google", GoogleVisionAnswer.Parse));
}
