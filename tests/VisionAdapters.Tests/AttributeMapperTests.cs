using Microsoft.Extensions.DependencyInjection;
using VisionAdapters.Taxonomy;
using VisionAdapters.Testing;

namespace VisionAdapters.Tests;

public sealed class AttributeMapperTests
{
    [Fact]
    public void The_map_is_chosen_by_the_provider_that_answered()
    {
        var mapper = new AttributeMapper();

        Assert.Equal("jeans", mapper.Map(Answer("aws-rekognition", ("Jeans", 0.97))).Best("category")?.Value.Id);
        Assert.Equal("jeans", mapper.Map(Answer("azure-vision", ("jeans", 0.97))).Best("category")?.Value.Id);
        Assert.Equal("jeans", mapper.Map(Answer("google-vision", ("Jeans", 0.97))).Best("category")?.Value.Id);
    }

    [Fact]
    public void A_chat_model_of_any_name_speaks_the_taxonomy_itself()
    {
        var answer = new TaggingResponse { Provider = "chat-mine", Tags = [new ImageTag { Name = "jeans", Group = "category", Confidence = 0.8 }] };

        Assert.Equal("jeans", new AttributeMapper().Map(answer).Best("category")?.Value.Id);
    }

    [Fact]
    public void A_value_reads_as_a_person_says_it()
    {
        var value = new AttributeMapper().Map(Answer("aws-rekognition", ("Jeans", 0.816))).Best("category");

        Assert.Equal("Category: Jeans (82 %)", value?.ToString());
    }

    [Fact]
    public void The_best_values_stand_in_the_order_of_the_taxonomy()
    {
        var mapper = new AttributeMapper();

        var best = mapper.Map(Answer("aws-rekognition", ("Jeans", 0.97), ("Plaid", 0.9), ("Skirt", 0.2))).BestValues;

        Assert.Equal(mapper.Taxonomy.Facets.Where(facet => best.Any(value => value.Facet == facet)), best.Select(value => value.Facet));
        Assert.Contains(best, value => value.Facet.Id == "category");
    }

    [Fact]
    public void A_provider_without_a_map_is_told_with_the_cure()
    {
        var error = Assert.Throws<MissingMapException>(() => new AttributeMapper().Map(Answer("mine", ("Jeans", 1))));

        Assert.Equal("mine", error.Provider);
        Assert.Contains("AttributeMapperOptions.Maps", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_provider_of_ones_own_goes_by_the_map_that_is_given()
    {
        using var folder = new TemporaryFolder();
        var map = folder.Write("mine.map.yaml", "map: mine\nprovider: mine\nversion: 1.0.0\ntaxonomy: fashion\nlabels:\n  Denim trousers: { category: jeans }\n");
        var mapper = new AttributeMapper(new AttributeMapperOptions { Maps = { ["mine"] = map } });

        Assert.Equal("jeans", mapper.Map(Answer("mine", ("Denim trousers", 0.9))).Best("category")?.Value.Id);
    }

    [Fact]
    public void What_ships_is_read_once_in_a_process()
    {
        var (first, second) = (new AttributeMapper(), new AttributeMapper());
        var answer = Answer("aws-rekognition", ("Jeans", 0.97));

        Assert.Same(first.Taxonomy, second.Taxonomy);
        Assert.Same(first.Map(answer).Map, second.Map(answer).Map);
    }

    [Fact]
    public async Task One_call_leads_from_an_image_to_attributes()
    {
        using var tagger = new ScriptedTagger((_, _) => Answer("aws-rekognition", ("Jeans", 0.97)));

        var attributes = await tagger.DescribeAsync(TestImages.Source(), cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal("jeans", attributes.Best("category")?.Value.Id);
    }

    [Fact]
    public void It_can_be_injected()
    {
        var services = new ServiceCollection();
        services.AddVisionAdapters();
        services.Configure<AttributeMapperOptions>(options => options.Maps["mine"] = "onnx-fashion");
        using var provider = services.BuildServiceProvider();

        var mapper = provider.GetRequiredService<AttributeMapper>();

        Assert.Same(mapper, provider.GetRequiredService<AttributeMapper>());
        Assert.Equal("onnx-fashion", mapper.Map(Answer("mine", ("x", 1))).Map.Id);
    }

    private static TaggingResponse Answer(string provider, params (string Name, double Confidence)[] tags) =>
        new() { Provider = provider, Tags = [.. tags.Select(tag => new ImageTag { Name = tag.Name, Confidence = tag.Confidence })] };
}
