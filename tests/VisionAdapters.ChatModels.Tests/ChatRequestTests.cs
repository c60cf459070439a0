using System.Text.Json.Nodes;
using Microsoft.Extensions.Options;

namespace VisionAdapters.ChatModels.Tests;

public sealed class ChatRequestTests
{
    [Fact]
    public async Task The_schema_admits_the_values_of_the_facets_alone()
    {
        await using var chat = await ChatFixture.StartAsync();

        await chat.TagAsync();

        var format = Request(chat)["response_format"]!;
        Assert.Equal("json_schema", (string?)format["type"]);
        var schema = format["json_schema"]!["schema"]!;
        Assert.Equal(["category", "colour"], schema["properties"]!.AsObject().Select(property => property.Key));
        Assert.False((bool)schema["additionalProperties"]!);
        var colours = schema["properties"]!["colour"]!["items"]!["properties"]!["value"]!["enum"]!.AsArray().Select(value => (string?)value);
        Assert.Equal(ChatFixture.Fashion.FindFacet("colour")!.Values.Select(value => value.Id), colours);
    }

    [Fact]
    public async Task The_image_travels_as_its_bytes()
    {
        await using var chat = await ChatFixture.StartAsync();

        await chat.TagAsync();

        Assert.StartsWith("data:image/png;base64,iVBOR", ImageUrl(chat), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_web_address_travels_as_an_address_when_allowed()
    {
        await using var chat = await ChatFixture.StartAsync();
        using var tagger = chat.Tagger(options => options.SendWebAddresses = true);

        await tagger.TagAsync(ImageInput.FromUri(new Uri("https://example.invalid/shirt.jpg")), cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal("https://example.invalid/shirt.jpg", ImageUrl(chat));
    }

    [Fact]
    public async Task Without_a_schema_the_values_stand_in_the_instructions()
    {
        await using var chat = await ChatFixture.StartAsync();

        await chat.TagAsync(configure: options => options.AnswerForm = ChatAnswerForm.Json);

        Assert.Equal("json_object", (string?)Request(chat)["response_format"]!["type"]);
        Assert.Contains("navy", Request(chat)["messages"]![0]!.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_model_of_a_call_goes_before_that_of_the_options()
    {
        await using var chat = await ChatFixture.StartAsync();

        await chat.TagAsync(new TaggingOptions { ModelId = "of-the-call" }, options => options.ModelId = "of-the-options");

        Assert.Equal("of-the-call", (string?)Request(chat)["model"]);
    }

    [Fact]
    public async Task Further_instructions_are_passed_on()
    {
        await using var chat = await ChatFixture.StartAsync();

        await chat.TagAsync(configure: options => options.Instructions = "The shop sells shoes.");

        Assert.Contains("The shop sells shoes.", Request(chat)["messages"]![0]!.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_image_of_a_format_that_models_do_not_take_is_refused_without_a_call()
    {
        await using var chat = await ChatFixture.StartAsync();
        using var tagger = chat.Tagger();

        var error = await Assert.ThrowsAsync<TaggingException>(() => tagger.TagAsync(ImageInput.FromBytes("no image"u8.ToArray()), cancellationToken: TestContext.Current.CancellationToken));

        Assert.Equal(TaggingErrorKind.UnsupportedFormat, error.Kind);
        Assert.Empty(chat.Service.Requests);
    }

    [Fact]
    public async Task A_facet_that_the_taxonomy_lacks_is_refused_with_those_that_there_are()
    {
        await using var chat = await ChatFixture.StartAsync();

        var error = Assert.Throws<OptionsValidationException>(() => chat.Tagger(options => options.Facets.Add("color")));

        Assert.Contains("'color'", error.Message, StringComparison.Ordinal);
        Assert.Contains("colour", error.Message, StringComparison.Ordinal);
    }

    private static JsonNode Request(ChatFixture chat) => chat.Service.Requests.Single();

    private static string? ImageUrl(ChatFixture chat) => Request(chat)["messages"]!.AsArray()
        .SelectMany(message => message!["content"] as JsonArray ?? [])
        .Select(part => (string?)part!["image_url"]?["url"])
        .Single(url => url is not null);
}
