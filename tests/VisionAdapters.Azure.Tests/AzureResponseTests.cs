using System.Net;
using System.Text;
using VisionAdapters.Testing;

namespace VisionAdapters.Azure.Tests;

public sealed class AzureResponseTests
{
    private static CancellationToken TestEnd => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_answer_tells_the_request_the_model_and_the_exact_body()
    {
        var response = await TagAsync(new FakeService(AzureAnswers.Current, headers: [("apim-request-id", "abc")]));
        Assert.Equal(("azure-vision", "abc", "2023-10-01", false), (response.Provider, response.RequestId, response.ModelVersion, response.IsEmulated));
        Assert.Equal(AzureAnswers.Current, Encoding.UTF8.GetString(response.RawRepresentation!.Body.Span));
    }

    [Fact]
    public async Task An_emulator_that_answers_is_told() =>
        Assert.True((await TagAsync(new FakeService(AzureAnswers.OneTag, headers: [("x-vision-emulator", "VisionAdapters.Emulator/0.1.0")]))).IsEmulated);

    [Fact]
    public async Task Tags_are_selected_by_the_options_of_the_call()
    {
        var options = new TaggingOptions { MinimumConfidence = 0.6 };
        Assert.Equal(["clothing"], (await TagAsync(new FakeService(AzureAnswers.Current), options)).Tags.Select(tag => tag.Name));
        options = new TaggingOptions { MaxTags = 1 };
        Assert.Equal(["clothing"], (await TagAsync(new FakeService(AzureAnswers.Current), options)).Tags.Select(tag => tag.Name));
    }

    [Theory]
    [InlineData(HttpStatusCode.BadRequest, AzureAnswers.Refused, TaggingErrorKind.InvalidImage)]
    [InlineData(HttpStatusCode.Unauthorized, AzureAnswers.Gateway, TaggingErrorKind.Authentication)]
    [InlineData(HttpStatusCode.Unauthorized, "", TaggingErrorKind.Authentication)]
    [InlineData(HttpStatusCode.Forbidden, "<html>", TaggingErrorKind.PermissionDenied)]
    [InlineData(HttpStatusCode.NotFound, "", TaggingErrorKind.InvalidRequest)]
    [InlineData(HttpStatusCode.RequestTimeout, "", TaggingErrorKind.Timeout)]
    [InlineData(HttpStatusCode.RequestEntityTooLarge, "", TaggingErrorKind.ImageTooLarge)]
    [InlineData(HttpStatusCode.TooManyRequests, "{}", TaggingErrorKind.Throttled)]
    [InlineData(HttpStatusCode.InternalServerError, """{"error":{"code":"NeverSeen"}}""", TaggingErrorKind.Unavailable)]
    [InlineData(HttpStatusCode.BadGateway, "<html>", TaggingErrorKind.Unavailable)]
    [InlineData(HttpStatusCode.GatewayTimeout, "", TaggingErrorKind.Timeout)]
    [InlineData(HttpStatusCode.Redirect, "", TaggingErrorKind.ProtocolError)]
    [InlineData(HttpStatusCode.ServiceUnavailable, AzureAnswers.OneTag, TaggingErrorKind.Unavailable)]
    public async Task A_failure_has_the_kind_of_its_body_or_else_of_its_status(HttpStatusCode status, string body, TaggingErrorKind kind)
    {
        var service = new FakeService(body, status, headers: [("apim-request-id", "abc"), ("Retry-After", "7")]);
        var error = await Assert.ThrowsAsync<TaggingException>(() => TagAsync(service));
        Assert.Equal((kind, (int)status, "abc", TimeSpan.FromSeconds(7)), (error.Kind, error.StatusCode, error.RequestId, error.RetryAfter));
        Assert.Equal(kind is TaggingErrorKind.Throttled or TaggingErrorKind.Unavailable or TaggingErrorKind.Timeout, error.IsTransient);
        Assert.Single(service.Requests);
    }

    [Fact]
    public async Task An_answer_that_can_be_read_is_one_whatever_its_type_is() =>
        Assert.Single((await TagAsync(new FakeService(AzureAnswers.OneTag, contentType: "text/html; charset=utf-8"))).Tags);

    [Fact]
    public async Task A_web_page_in_the_place_of_an_answer_is_told_as_such()
    {
        var error = await Assert.ThrowsAsync<TaggingException>(() => TagAsync(new FakeService("<html>Please sign in</html>", contentType: "text/html")));
        Assert.Equal((TaggingErrorKind.ProtocolError, 200), (error.Kind, error.StatusCode));
        Assert.Contains("text/html", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_that_is_no_JSON_is_a_breach_of_the_protocol() =>
        Assert.Equal(TaggingErrorKind.ProtocolError, (await Assert.ThrowsAsync<TaggingException>(() => TagAsync(new FakeService("garbage")))).Kind);

    [Fact]
    public async Task An_error_inside_of_a_success_is_an_error() =>
        Assert.Equal(TaggingErrorKind.Authentication, (await Assert.ThrowsAsync<TaggingException>(() => TagAsync(new FakeService(AzureAnswers.Gateway)))).Kind);

    private static async Task<TaggingResponse> TagAsync(FakeService service, TaggingOptions? options = null)
    {
        using var tagger = TestTagger.Create(azure =>
        {
            azure.Endpoint = new Uri("https://shop.cognitiveservices.azure.com");
            azure.Key = "the-secret-key";
        }, service);
        return await tagger.TagAsync(TestImage.Source(), options, TestEnd);
    }
}
