using System.Net;
using System.Text;
using System.Text.Json;

namespace VisionAdapters.Testing;

/// <summary>What every cloud's tagger does so that its credentials stay between it and its service.</summary>
public abstract class CloudSecretTests
{
    private const string Control = "\u001b[31m\r\n\u202E";

    public static TheoryData<HttpStatusCode> Statuses =>
        [HttpStatusCode.BadRequest, HttpStatusCode.Unauthorized, HttpStatusCode.Forbidden, HttpStatusCode.InternalServerError, HttpStatusCode.OK];

    public static TheoryData<Func<HttpMessageHandler>> FollowingHandlers => new(
        () => new HttpClientHandler(),
        () => new SocketsHttpHandler(),
        () => new PassingHandler(new PassingHandler(new HttpClientHandler())));

    /// <summary>Gets the header whose value is a secret.</summary>
    protected abstract string SecretHeader { get; }

    private static CancellationToken TestEnd => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Statuses))]
    public async Task An_error_that_repeats_the_request_does_not_tell_its_secret(HttpStatusCode status)
    {
        var echo = new EchoService((sent, secret) => Answer(status, ErrorBody($"You sent {sent} and {secret}.{Control}"), requestId: secret + Control));
        using var tagger = Create(echo);
        AssertClean(await FailAsync(tagger), echo);
    }

    [Theory]
    [InlineData("text/html", "<html>{0}</html>")]
    [InlineData("application/json", "{{\"{0}\": ")]
    [InlineData("{0}", "gone")]
    public async Task An_answer_that_is_no_answer_does_not_tell_it_either(string contentType, string body)
    {
        var echo = new EchoService((_, secret) =>
            Answer(HttpStatusCode.OK, body.Replace("{0}", secret, StringComparison.Ordinal), contentType: contentType.Replace("{0}", secret, StringComparison.Ordinal)));
        using var tagger = Create(echo);
        AssertClean(await FailAsync(tagger), echo);
    }

    [Fact]
    public async Task An_answer_that_repeats_the_secret_as_a_tag_is_kept_without_it()
    {
        var echo = new EchoService((_, secret) => Answer(HttpStatusCode.OK, AnswerBody($"shirt {secret} {Control}"), requestId: secret));
        using var tagger = Create(echo);
        var response = await tagger.TagAsync(TestImage.Source(), cancellationToken: TestEnd);
        var name = Assert.Single(response.Tags).Name;
        Assert.StartsWith("shirt ", name, StringComparison.Ordinal);
        Assert.DoesNotContain(echo.Secrets, secret => name.Contains(secret, StringComparison.Ordinal));
        Assert.DoesNotContain(name, char.IsControl);
        Assert.DoesNotContain(echo.Secrets, secret => Encoding.UTF8.GetString(response.RawRepresentation!.Body.Span).Contains(secret, StringComparison.Ordinal));
        Assert.DoesNotContain(echo.Secrets, secret => response.RequestId?.Contains(secret, StringComparison.Ordinal) == true);
    }

    [Theory]
    [MemberData(nameof(FollowingHandlers))]
    public void A_handler_that_follows_redirects_is_refused(Func<HttpMessageHandler> make)
    {
        using var handler = make();
        Assert.Contains("AllowAutoRedirect", Assert.Throws<ArgumentException>(() => Create(handler)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_of_another_host_is_refused()
    {
        var echo = new EchoService((_, _) => Answer(HttpStatusCode.OK, AnswerBody("shirt"))) { AnswersAs = new Uri("https://evil.example/") };
        using var tagger = Create(echo);
        var error = await FailAsync(tagger);
        Assert.Equal(TaggingErrorKind.ProtocolError, error.Kind);
        Assert.Contains("evil.example", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_redirect_is_not_followed()
    {
        await using var other = RawServer.Answering("");
        await using var server = RawServer.Answering(
            $"HTTP/1.1 307 Temporary Redirect\r\nLocation: {other.Endpoint}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
        using var tagger = Create(handler: null, server.Endpoint);
        await FailAsync(tagger);
        Assert.True(server.Connected.IsCompleted);
        Assert.False(other.Connected.IsCompleted);
    }

    /// <summary>Makes a tagger with a secret that is long enough to be one.</summary>
    protected abstract IImageTagger Create(HttpMessageHandler? handler, Uri? endpoint = null);

    /// <summary>Writes an error as the service does.</summary>
    protected abstract string ErrorBody(string message);

    /// <summary>Writes an answer with one tag as the service does.</summary>
    protected abstract string AnswerBody(string tag);

    /// <summary>Writes a text in JSON without the escapes that are optional.</summary>
    protected static string Json(string text) => JsonSerializer.Serialize(text, JsonOptions);

    private static JsonSerializerOptions JsonOptions { get; } = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static HttpResponseMessage Answer(HttpStatusCode status, string body, string contentType = "application/json", string requestId = "1")
    {
        var answer = new HttpResponseMessage(status) { Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body)) };
        answer.Content.Headers.TryAddWithoutValidation("Content-Type", contentType);
        foreach (var header in new[] { "apim-request-id", "x-amzn-RequestId", "x-request-id" })
        {
            answer.Headers.TryAddWithoutValidation(header, requestId.ReplaceLineEndings(""));
        }

        return answer;
    }

    private static async Task<TaggingException> FailAsync(IImageTagger tagger) =>
        await Assert.ThrowsAsync<TaggingException>(() => tagger.TagAsync(TestImage.Source(), cancellationToken: TestEnd));

    private void AssertClean(TaggingException error, EchoService echo)
    {
        Assert.NotEmpty(echo.Secrets);
        foreach (var secret in echo.Secrets)
        {
            Assert.DoesNotContain(secret, error.ToString(), StringComparison.Ordinal);
            Assert.DoesNotContain(secret, error.RequestId ?? "", StringComparison.Ordinal);
        }

        Assert.Contains(SecretHeader, echo.Sent, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(error.Message, char.IsControl);
        Assert.DoesNotContain('\u202E', error.Message);
    }

    private sealed class PassingHandler(HttpMessageHandler inner) : DelegatingHandler(inner);

    /// <summary>Repeats what it was sent.</summary>
    private sealed class EchoService(Func<string, string, HttpResponseMessage> answer) : HttpMessageHandler
    {
        private static readonly string[] SecretNames = ["authorization", "x-goog-api-key", "ocp-apim-subscription-key", "x-amz-security-token"];

        public Uri? AnswersAs { get; init; }

        public string Sent { get; private set; } = "";

        /// <summary>Gets the parts of the headers that only the caller may know.</summary>
        public IReadOnlyList<string> Secrets { get; private set; } = [];

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Sent = string.Join("; ", request.Headers.NonValidated.Select(header => $"{header.Key}: {header.Value}"));
            var values = request.Headers.NonValidated
                .Where(header => SecretNames.Contains(header.Key, StringComparer.OrdinalIgnoreCase))
                .Select(header => header.Value.ToString())
                .ToArray();
            Secrets = [.. values.Select(value => value[(value.LastIndexOf(value.Contains("Signature=", StringComparison.Ordinal) ? '=' : ' ') + 1)..])];
            var response = answer(Sent, Secrets[^1]);
            response.RequestMessage = AnswersAs is null ? request : new HttpRequestMessage(request.Method, AnswersAs);
            return Task.FromResult(response);
        }
    }
}
