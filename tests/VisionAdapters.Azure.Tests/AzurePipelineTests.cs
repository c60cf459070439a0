using System.Net;
using Azure;
using Azure.Core;
using Azure.Core.Pipeline;
using Microsoft.Extensions.Options;
using VisionAdapters.Testing;

namespace VisionAdapters.Azure.Tests;

/// <summary>A team's own pipeline, with its key and its retries, carries the requests.</summary>
public sealed class AzurePipelineTests
{
    private static readonly AzureVisionOptions Options = new() { Endpoint = new Uri("https://shop.cognitiveservices.azure.com") };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_request_goes_through_the_pipeline_with_its_key()
    {
        var service = new FakeService(AzureAnswers.OneTag);
        using var tagger = new AzureVisionTagger(Options, PipelineTo(service));

        var response = await tagger.TagAsync(ImageInput.FromBytes(TestImage.Png()), cancellationToken: Cancellation);

        Assert.NotEmpty(response.Tags);
        Assert.Equal("the-teams-key", service.Request.Headers["Ocp-Apim-Subscription-Key"]);
    }

    [Fact]
    public async Task A_call_is_one_request_though_the_pipeline_would_retry()
    {
        var service = new FakeService("""{"error":{"code":"ServiceUnavailable","message":"down"}}""", HttpStatusCode.ServiceUnavailable);
        using var tagger = new AzureVisionTagger(Options, PipelineTo(service));

        var error = await Assert.ThrowsAsync<TaggingException>(() => tagger.TagAsync(ImageInput.FromBytes(TestImage.Png()), cancellationToken: Cancellation));

        Assert.Equal((TaggingErrorKind.Unavailable, 1), (error.Kind, service.Requests.Count));
    }

    [Fact]
    public async Task A_key_of_the_pipeline_is_cut_from_what_the_service_says()
    {
        var service = new FakeService("""{"error":{"code":"401","message":"the key the-teams-key is wrong"}}""", HttpStatusCode.Unauthorized);
        using var tagger = new AzureVisionTagger(Options, PipelineTo(service));

        var error = await Assert.ThrowsAsync<TaggingException>(() => tagger.TagAsync(ImageInput.FromBytes(TestImage.Png()), cancellationToken: Cancellation));

        Assert.DoesNotContain("the-teams-key", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_key_beside_a_pipeline_is_refused() => Assert.StartsWith(
        "Key or Credential is set beside a pipeline",
        Assert.Single(Assert.Throws<OptionsValidationException>(() => new AzureVisionTagger(
            new AzureVisionOptions { Endpoint = Options.Endpoint, Key = "another" }, PipelineTo(new FakeService("")))).Failures),
        StringComparison.Ordinal);

    [Theory]
    [InlineData(429, """{"error":{"code":"429","message":"slow down"}}""", TaggingErrorKind.Throttled)]
    [InlineData(401, """{"error":{"code":"401","message":"no"}}""", TaggingErrorKind.Authentication)]
    [InlineData(400, """{"error":{"code":"InvalidRequest","message":"","innererror":{"code":"InvalidImageSize","message":"too large"}}}""", TaggingErrorKind.ImageTooLarge)]
    [InlineData(502, "<html>gateway</html>", TaggingErrorKind.Unavailable)]
    public async Task Errors_of_a_client_of_ones_own_have_the_same_kinds(int status, string body, TaggingErrorKind kind)
    {
        var pipeline = PipelineTo(new FakeService(body, (HttpStatusCode)status, headers: [("Retry-After", "7"), ("apim-request-id", "r-1")]), retries: 0);
        using var message = pipeline.CreateMessage();
        message.Request.Uri.Reset(Options.Endpoint!);
        await pipeline.SendAsync(message, Cancellation);
        var failure = new RequestFailedException(message.Response);

        var error = AzureVisionErrors.From(failure);

        Assert.Equal((kind, status, "r-1", TimeSpan.FromSeconds(7)), (error.Kind, error.StatusCode, error.RequestId, error.RetryAfter));
        Assert.Same(failure, error.InnerException);
    }

    [Fact]
    public void An_error_without_an_answer_is_of_the_network() =>
        Assert.Equal(TaggingErrorKind.Unavailable, AzureVisionErrors.From(new RequestFailedException("no route", new HttpRequestException("no route"))).Kind);

    private static HttpPipeline PipelineTo(FakeService service, int retries = 3) => HttpPipelineBuilder.Build(
        new TeamOptions { Transport = new HttpClientTransport(service), Retry = { MaxRetries = retries, Delay = TimeSpan.Zero } }, new TeamKey());

    private sealed class TeamOptions : ClientOptions;

    private sealed class TeamKey : HttpPipelineSynchronousPolicy
    {
        public override void OnSendingRequest(HttpMessage message) => message.Request.Headers.SetValue("Ocp-Apim-Subscription-Key", "the-teams-key");
    }
}
