using Microsoft.Extensions.AI;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace VisionAdapters.ChatModels.Tests;

public sealed class ChatRegistrationTests
{
    [Fact]
    public async Task A_registered_chat_model_is_a_keyed_tagger_under_its_own_name()
    {
        await using var chat = await ChatFixture.SayingAsync("""{ "category": ["dresses"] }""");
        var registrations = new ServiceCollection();
        registrations.AddChatModelTagger("my-model", options => options.Facets.Add("category"), _ => ChatFixture.ClientOf(chat.Service.Endpoint));
        using var services = registrations.BuildServiceProvider();

        var response = await services.GetRequiredKeyedService<IImageTagger>("my-model").TagAsync(ChatFixture.Image(), cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal(("my-model", "dresses"), (response.Provider, response.Tags[0].Name));
    }

    [Fact]
    public async Task The_registered_client_is_taken_when_none_is_made()
    {
        await using var chat = await ChatFixture.StartAsync();
        var registrations = new ServiceCollection().AddSingleton(ChatFixture.ClientOf(chat.Service.Endpoint));
        registrations.AddChatModelTagger();
        using var services = registrations.BuildServiceProvider();

        var tagger = services.GetRequiredKeyedService<IImageTagger>("chat");

        Assert.Same(services.GetRequiredService<IChatClient>(), tagger.GetService<IChatClient>());
    }

    [Fact]
    public async Task A_configuration_says_what_code_says()
    {
        await using var chat = await ChatFixture.StartAsync();
        var section = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["AnswerForm"] = "Json",
            ["Facets:0"] = "category",
            ["MaxOutputTokens"] = "500",
        }).Build();
        var registrations = new ServiceCollection().AddSingleton(ChatFixture.ClientOf(chat.Service.Endpoint));
        registrations.AddChatModelTagger(section);
        using var services = registrations.BuildServiceProvider();

        var options = services.GetRequiredService<IOptionsMonitor<ChatTaggerOptions>>().Get("chat");

        Assert.Equal((ChatAnswerForm.Json, 500, "category"), (options.AnswerForm, options.MaxOutputTokens, Assert.Single(options.Facets)));
        Assert.Equal(["chat"], services.GetRequiredService<IOptions<RegisteredImageTaggers>>().Value.Keys);
    }

    [Fact]
    public async Task A_mistake_is_told_when_the_host_starts()
    {
        await using var chat = await ChatFixture.StartAsync();
        var registrations = new ServiceCollection().AddSingleton(ChatFixture.ClientOf(chat.Service.Endpoint));
        registrations.AddChatModelTagger(options => options.MaxOutputTokens = 3);
        using var services = registrations.BuildServiceProvider();
        Assert.Throws<OptionsValidationException>(services.GetRequiredService<IStartupValidator>().Validate);
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
