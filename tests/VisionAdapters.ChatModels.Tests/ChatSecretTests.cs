using System.Net;
using System.Text;
using Microsoft.Extensions.AI;
using VisionAdapters.Taxonomy;

namespace VisionAdapters.ChatModels.Tests;

/// <summary>A key stays between the tagger and its service, whatever the service repeats.</summary>
public sealed class ChatSecretTests
{
    private const string Key = "sk-0123456789/abcdef+ghijkl";

    private static CancellationToken TestEnd => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(HttpStatusCode.Unauthorized)]
    [InlineData(HttpStatusCode.InternalServerError)]
    [InlineData(null)]
    public async Task An_error_that_repeats_the_key_does_not_tell_it(HttpStatusCode? status)
    {
        using var tagger = Create(_ => throw new HttpRequestException($"You sent Bearer {Key}.\u001b[31m", inner: null, status));
        var error = await Assert.ThrowsAsync<TaggingException>(() => tagger.TagAsync(ChatFixture.Image(), cancellationToken: TestEnd));
        Assert.DoesNotContain(Key, error.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(error.Message, char.IsControl);
    }

    [Fact]
    public async Task An_answer_that_repeats_the_key_is_kept_without_it()
    {
        using var tagger = Create(_ => new ChatResponse(new ChatMessage(ChatRole.Assistant, "{ \"category\": [\"dresses\"], \"" + Key + "\": [] }"))
        {
            ModelId = $"model {Key}\u0007",
            ResponseId = Key,
        });
        var response = await tagger.TagAsync(ChatFixture.Image(), cancellationToken: TestEnd);
        Assert.Equal("dresses", Assert.Single(response.Tags).Name);
        Assert.DoesNotContain(Key, response.ModelVersion + response.RequestId, StringComparison.Ordinal);
        Assert.DoesNotContain(response.ModelVersion!, char.IsControl);
        Assert.DoesNotContain(Key, Encoding.UTF8.GetString(response.RawRepresentation!.Body.Span), StringComparison.Ordinal);
    }

    private static IImageTagger Create(Func<ChatModelConnection, ChatResponse> answer)
    {
        var options = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["endpoint"] = "https://api.openai.com/v1",
            ["model"] = "m",
            ["facets"] = "category",
        };
        var settings = new ProviderSettings("chat", options, name => name == "OPENAI_API_KEY" ? Key : null) { Services = new Lender() };
        return new ChatModelProvider(connection =>
        {
            Assert.Equal(Key, connection.Key);
            return new Client(connection, answer);
        }).Examine(settings).Create();
    }

    private sealed class Client(ChatModelConnection connection, Func<ChatModelConnection, ChatResponse> answer) : IChatClient
    {
        public Task<ChatResponse> GetResponseAsync(
            IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
            Task.FromResult(answer(connection));

        public IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
            IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
            throw new NotSupportedException();

        public object? GetService(Type serviceType, object? serviceKey = null) => null;

        public void Dispose()
        {
        }
    }

    private sealed class Lender : IServiceProvider
    {
        private static readonly TaxonomyDefinition Fashion = new TaxonomyCatalog().LoadTaxonomy("fashion");

        public object? GetService(Type serviceType) => serviceType == typeof(TaxonomyDefinition) ? Fashion : null;
    }
}
