using System.Net;
using System.Text;
using Amazon.Runtime;
using VisionAdapters.Testing;

namespace VisionAdapters.Aws.Tests;

public sealed class AwsResponseTests
{
    private static CancellationToken TestEnd => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_answer_tells_the_request_the_model_and_the_exact_body()
    {
        var response = await TagAsync(new FakeService(AwsAnswers.Current, headers: [("x-amzn-RequestId", "abc")]));
        Assert.Equal(("aws-rekognition", "abc", "3.0", false), (response.Provider, response.RequestId, response.ModelVersion, response.IsEmulated));
        Assert.Equal(AwsAnswers.Current, Encoding.UTF8.GetString(response.RawRepresentation!.Body.Span));
    }

    [Fact]
    public async Task An_emulator_that_answers_is_told() =>
        Assert.True((await TagAsync(new FakeService(AwsAnswers.OneTag, headers: [("x-vision-emulator", "VisionAdapters.Emulator/0.1.0")]))).IsEmulated);

    [Theory]
    [InlineData(400, """{"__type":"ThrottlingException","Message":"Slow down; sudden increase in rate of requests."}""", TaggingErrorKind.Throttled)]
    [InlineData(500, """{"__type":"ThrottlingException","Message":"Service Unavailable"}""", TaggingErrorKind.Throttled)]
    [InlineData(400, AwsAnswers.Gateway, TaggingErrorKind.Authentication)]
    [InlineData(400, AwsAnswers.Refused, TaggingErrorKind.InvalidImage)]
    [InlineData(400, """{"__type":"NeverSeenException"}""", TaggingErrorKind.InvalidRequest)]
    [InlineData(403, """{"message":"Forbidden"}""", TaggingErrorKind.PermissionDenied)]
    [InlineData(413, "", TaggingErrorKind.ImageTooLarge)]
    [InlineData(429, "", TaggingErrorKind.Throttled)]
    [InlineData(503, "<html>", TaggingErrorKind.Unavailable)]
    [InlineData(504, "", TaggingErrorKind.Timeout)]
    public async Task A_failure_has_the_kind_of_its_body_or_else_of_its_status(int status, string body, TaggingErrorKind kind)
    {
        var service = new FakeService(body, (HttpStatusCode)status, headers: [("x-amzn-RequestId", "abc"), ("Retry-After", "7")]);
        var error = await Assert.ThrowsAsync<TaggingException>(() => TagAsync(service));
        Assert.Equal((kind, status, "abc", TimeSpan.FromSeconds(7)), (error.Kind, error.StatusCode, error.RequestId, error.RetryAfter));
        Assert.Single(service.Requests);
    }

    [Fact]
    public async Task A_header_tells_the_error_of_a_body_that_does_not()
    {
        var service = new FakeService("", HttpStatusCode.BadRequest, headers: [("x-amzn-ErrorType", "ProvisionedThroughputExceededException:http://internal.amazon.com/")]);
        Assert.Equal(TaggingErrorKind.Throttled, (await Assert.ThrowsAsync<TaggingException>(() => TagAsync(service))).Kind);
    }

    [Fact]
    public async Task An_answer_that_can_be_read_is_one_whatever_its_type_is() =>
        Assert.Single((await TagAsync(new FakeService(AwsAnswers.OneTag, contentType: "text/html; charset=utf-8"))).Tags);

    [Fact]
    public async Task A_web_page_in_the_place_of_an_answer_is_told_as_such()
    {
        var error = await Assert.ThrowsAsync<TaggingException>(() => TagAsync(new FakeService("<html>Please sign in</html>", contentType: "text/html")));
        Assert.Equal((TaggingErrorKind.ProtocolError, 200), (error.Kind, error.StatusCode));
        Assert.Contains("text/html", error.Message, StringComparison.Ordinal);
    }

    private static async Task<TaggingResponse> TagAsync(FakeService service)
    {
        using var tagger = TestTagger.Create(aws =>
        {
            aws.Region = "eu-west-1";
            aws.Credentials = new BasicAWSCredentials("AKIDEXAMPLE", "the-secret-key");
        }, service);
        return await tagger.TagAsync(TestImage.Source(), cancellationToken: TestEnd);
    }
}
