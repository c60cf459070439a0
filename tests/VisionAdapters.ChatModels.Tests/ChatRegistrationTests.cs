using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;

namespace VisionAdapters.ChatModels.Tests;

public sealed class ChatRegistrationTests
{
    [Fact]
    public async Task A_registered_chat_model_is_a_keyed_tagger_under_its_own_name()
    {
        await using var chat = await ChatFixture.SayingAsync("""{ "category": ["dresses"] }""");
        using var services = new ServiceCollection()
            .AddChatModelTagger("my-model", _ => ChatFixture.ClientOf(chat.Service.Endpoint), options => options.Facets.Add("category"))
            .BuildServiceProvider();

        var response = await services.GetRequiredKeyedService<IImageTagger>("my-model").TagAsync(ChatFixture.Image(), cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal(("my-model", "dresses"), (response.Provider, response.Tags[0].Name));
    }

    [Fact]
    public async Task The_registered_client_is_taken_when_none_is_made()
    {
        await using var chat = await ChatFixture.StartAsync();
        using var services = new ServiceCollection()
            .AddSingleton(ChatFixture.ClientOf(chat.Service.Endpoint))
            .AddChatModelTagger()
            .BuildServiceProvider();

        var tagger = services.GetRequiredKeyedService<IImageTagger>("chat");

        Assert.Same(services.GetRequiredService<IChatClient>(), tagger.GetService<IChatClient>());
    }

    [Fact]
    public async Task The_metadata_names_the_service_and_the_model()
    {
        await using var chat = await ChatFixture.StartAsync();
        using var tagger = chat.Tagger();

        var metadata = tagger.GetService<TaggerMetadata>()!;

        Assert.Equal(("chat", "openai", "vision-model"), (metadata.ProviderId, metadata.ProviderName, metadata.ModelVersion));
        Assert.Equal(chat.Service.Endpoint.Authority, metadata.Endpoint!.Authority);
    }
}
