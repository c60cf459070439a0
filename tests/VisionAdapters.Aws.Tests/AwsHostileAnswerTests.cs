using VisionAdapters.Testing;

namespace VisionAdapters.Aws.Tests;

public sealed class AwsHostileAnswerTests
{
    [Fact]
    public void Bodies_that_are_no_answers_are_breaches_of_the_protocol() => HostileAnswers.AreRefused("aws-rekognition", AwsRekognitionAnswer.Parse);

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"labelAnnotations":[]}""")]
    [InlineData("""{"Labels":{}}""")]
    [InlineData("""{"Labels":["Skirt"]}""")]
    [InlineData("""{"Labels":[{"Name":1}]}""")]
    [InlineData("""{"Labels":[{"Name":"a","Confidence":"99"}]}""")]
    [InlineData("""{"Labels":[{"Name":"a","Confidence":"NaN"}]}""")]
    [InlineData("""{"Labels":[{"Name":"a","Confidence":-1}]}""")]
    [InlineData("""{"Labels":[{"Name":"a","Confidence":101}]}""")]
    [InlineData("""{"Labels":[{"Name":"a","Confidence":1e999}]}""")]
    [InlineData("""{"Labels":[{"Name":"a","Instances":[{"BoundingBox":{"Width":-0.5}}]}]}""")]
    [InlineData("""{"Labels":[{"Name":"a","Instances":[{"BoundingBox":{"Left":1e9}}]}]}""")]
    [InlineData("""{"Labels":[{"Name":"a","Parents":[[]]}]}""")]
    [InlineData("""{"ImageProperties":{"DominantColors":[{"Red":256}]}}""")]
    [InlineData("""{"ImageProperties":{"DominantColors":[{"PixelPercent":-4}]}}""")]
    public void Wrong_types_and_absurd_values_are_breaches_of_the_protocol(string json) => Assert.Equal(TaggingErrorKind.ProtocolError, HostileAnswers.Refusal(AwsRekognitionAnswer.Parse, json).Kind);

    [Fact]
    public void More_parents_than_any_service_sends_are_refused()
    {
        var parents = string.Join(',', Enumerable.Repeat("{\"Name\":\"a\"}", 100_001));
        Assert.Equal(TaggingErrorKind.ProtocolError, HostileAnswers.Refusal(AwsRekognitionAnswer.Parse, $$"""{"Labels":[{"Name":"a","Parents":[{{parents}}]}]}""").Kind);
    }

    [Fact]
    public void Damaged_answers_are_read_into_sane_values_or_refused() => AnswerFuzz.Check(5_000, AwsAnswers.All, AwsRekognitionAnswer.Parse);

    [Fact]
    public void Damaged_recordings_are_read_into_sane_values_or_refused() => AnswerFuzz.Check(1_000, Recordings.Of("aws").Select(recording => recording.Body), AwsRekognitionAnswer.Parse);

    [Fact]
    public void Every_recorded_answer_is_read() => Assert.Equal(
        "27 answers, 248 tags, 0 objects, 7 colours, 0 captions; errors: aws-0060.json InvalidImage",
        Recordings.Summary("aws", AwsRekognitionAnswer.Parse));

    [Fact]
    public void Every_recorded_answer_is_read_as_it_always_was() =>
        Assert.Equal(File.ReadAllText(SharedData.Repository("tests", "VisionAdapters.Aws.Tests", "recordings.golden.txt")), Recordings.Golden("aws", AwsRekognitionAnswer.Parse));
}
