using System.ClientModel;
using System.ClientModel.Primitives;
using Microsoft.Extensions.AI;
using OpenAI;
using VisionAdapters.Taxonomy;

namespace VisionAdapters.ChatModels.Tests;

/// <summary>A fake service with a tagger on it that asks about category and colour.</summary>
internal sealed class ChatFixture : IAsyncDisposable
{
    // A 1x1 white PNG.
    private static readonly byte[] Pixel = Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8/5+hHgAHggJ/PchI7wAAAABJRU5ErkJggg==");

    private ChatFixture(FakeChatService service) => Service = service;

    public static TaxonomyDefinition Fashion { get; } = new TaxonomyCatalog().LoadTaxonomy("fashion");

    public FakeChatService Service { get; }

    public static async Task<ChatFixture> StartAsync(Func<Microsoft.AspNetCore.Http.HttpContext, Task>? answer = null)
    {
        var service = await FakeChatService.StartAsync();
        service.Answer = answer ?? service.Answer;
        return new ChatFixture(service);
    }

    public static Task<ChatFixture> SayingAsync(string text) => StartAsync(context => FakeChatService.SayAsync(context, text));

    public static IChatClient ClientOf(Uri endpoint) => new OpenAIClient(
        new ApiKeyCredential("not-a-real-key"),
        new OpenAIClientOptions { Endpoint = endpoint, RetryPolicy = new ClientRetryPolicy(maxRetries: 0) })
        .GetChatClient("vision-model")
        .AsIChatClient();

    public ChatModelTagger Tagger(Action<ChatTaggerOptions>? configure = null) => ClientOf(Service.Endpoint).AsImageTagger(Fashion, options =>
    {
        options.Facets.Add("category");
        options.Facets.Add("colour");
        configure?.Invoke(options);
    });

    public async Task<TaggingResponse> TagAsync(TaggingOptions? options = null, Action<ChatTaggerOptions>? configure = null)
    {
        using var tagger = Tagger(configure);
        return await tagger.TagAsync(Image(), options, TestContext.Current.CancellationToken);
    }

    public async Task<TaggingException> FailAsync(Action<ChatTaggerOptions>? configure = null) =>
        await Assert.ThrowsAsync<TaggingException>(() => TagAsync(configure: configure));

    public static ImageInput Image() => ImageInput.FromBytes(Pixel, "pixel.png");

    public ValueTask DisposeAsync() => Service.DisposeAsync();
}
