using VisionAdapters.Taxonomy;

namespace VisionAdapters.ChatModels.Tests;

public sealed class ChatAnswerTests
{
    [Fact]
    public async Task A_structured_answer_becomes_tags_of_the_taxonomy()
    {
        await using var chat = await ChatFixture.SayingAsync("""{ "category": [ { "value": "dresses", "confidence": 0.9 } ], "colour": [ { "value": "navy-blue", "confidence": 0.7 }, { "value": "blue", "confidence": 0.75 } ] }""");

        var response = await chat.TagAsync();

        Assert.Equal([("category", "dresses", 0.9), ("colour", "blue", 0.75), ("colour", "navy-blue", 0.7)], response.Tags.Select(tag => (tag.Group!, tag.Name, tag.Confidence)));
    }

    [Fact]
    public async Task An_answer_tells_its_model_its_request_and_its_tokens()
    {
        await using var chat = await ChatFixture.StartAsync();

        var response = await chat.TagAsync();

        Assert.Equal(("chat", "vision-model-2026", "chatcmpl-7"), (response.Provider, response.ModelVersion, response.RequestId));
        Assert.Equal([new BillableUsage { Feature = "input tokens", Units = 1200 }, new BillableUsage { Feature = "output tokens", Units = 34 }], response.Usage);
    }

    [Fact]
    public async Task The_identity_map_turns_the_tags_into_values()
    {
        await using var chat = await ChatFixture.SayingAsync("""{ "category": [ { "value": "dresses", "confidence": 0.9 } ] }""");

        var mapping = new TagMapper(IdentityMap.For(ChatFixture.Fashion)).Map(await chat.TagAsync());

        var best = mapping.Best("category")!;
        Assert.Equal("dresses", best.Value.Id);
        Assert.Equal(0.9, best.Confidence, 6);
    }

    [Theory]
    [InlineData("```json\n{ \"category\": [ { \"value\": \"dresses\", \"confidence\": 0.9 } ] }\n```")]
    [InlineData("Here you are: { \"category\": [ { \"value\": \"dresses\", \"confidence\": 0.9 } ] } I hope that helps!")]
    [InlineData("{ \"category\": { \"value\": \"dresses\", \"confidence\": 0.9 } }")]
    [InlineData("{ \"category\": { \"dresses\": 0.9 } }")]
    [InlineData("{ \"Category\": [ { \"value\": \" Dresses \", \"confidence\": 90 } ], }")]
    public async Task Usual_liberties_are_understood(string text)
    {
        await using var chat = await ChatFixture.SayingAsync(text);

        var tag = Assert.Single((await chat.TagAsync()).Tags);

        Assert.Equal(("dresses", 0.9), (tag.Name, tag.Confidence));
    }

    [Theory]
    [InlineData("""{ "category": "dresses" }""")]
    [InlineData("""{ "category": ["dresses"] }""")]
    [InlineData("""{ "category": [ { "value": "dresses" } ] }""")]
    public async Task A_value_without_a_confidence_is_as_likely_as_not(string text)
    {
        await using var chat = await ChatFixture.SayingAsync(text);

        Assert.Equal(0.5, Assert.Single((await chat.TagAsync()).Tags).Confidence);
    }

    [Theory]
    [InlineData("""{ "category": [ { "value": "spaceships", "confidence": 0.9 } ] }""")]
    [InlineData("""{ "spaceship": [ { "value": "dresses", "confidence": 0.9 } ] }""")]
    [InlineData("""{ "category": [ { "value": "dresses", "confidence": -1 } ] }""")]
    [InlineData("""{ "category": [ { "value": "dresses", "confidence": 1e300 } ] }""")]
    [InlineData("""{ "category": [ { "value": "dresses", "confidence": "high" } ] }""")]
    [InlineData("""{ "category": [ { "value": 7, "confidence": 0.5 } ] }""")]
    [InlineData("""{ "category": [ 7 ] }""")]
    public async Task What_makes_no_sense_is_left_out_and_counted(string text)
    {
        await using var chat = await ChatFixture.SayingAsync(text);
        using var tagger = chat.Tagger();

        var response = await tagger.TagAsync(ChatFixture.Image(), cancellationToken: TestContext.Current.CancellationToken);

        Assert.Empty(response.Tags);
        Assert.Equal(1, tagger.IgnoredValues);
    }

    [Fact]
    public async Task Fewer_tags_can_be_asked_for()
    {
        await using var chat = await ChatFixture.SayingAsync("""{ "colour": [ { "value": "navy", "confidence": 0.4 }, { "value": "blue", "confidence": 0.75 }, { "value": "red", "confidence": 0.6 } ] }""");

        Assert.Equal(["blue", "red"], (await chat.TagAsync(new TaggingOptions { MinimumConfidence = 0.5 })).Tags.Select(tag => tag.Name));
        Assert.Equal(["blue"], (await chat.TagAsync(new TaggingOptions { MaxTags = 1 })).Tags.Select(tag => tag.Name));
    }
}
