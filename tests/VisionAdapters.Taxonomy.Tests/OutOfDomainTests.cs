namespace VisionAdapters.Taxonomy.Tests;

/// <summary>The local model's head "domain" tells whether a picture shows a fashion product at all.</summary>
public sealed class OutOfDomainTests
{
    [Theory]
    [InlineData(0.02)]
    [InlineData(0.85)]
    public void A_value_counts_as_far_as_the_picture_shows_fashion(double notFashion)
    {
        var mapping = Fashion.LocalModel.Map(Fashion.Answer(
            Fashion.HeadTag("category", "Tshirts", 0.9),
            Fashion.HeadTag("colour", "Red", 0.8),
            Fashion.HeadTag("domain", "fashion", 1 - notFashion),
            Fashion.HeadTag("domain", "not-fashion", notFashion)));

        Assert.Equal(0.9 * (1 - notFashion), mapping.GetValues("category").Single(value => value.Value.Id == "t-shirts").Confidence, 1e-9);
        Assert.Equal(0.8 * (1 - notFashion), mapping.GetValues("colour").Single(value => value.Value.Id == "red").Confidence, 1e-9);
    }

    [Fact]
    public void Nothing_is_said_of_a_picture_that_surely_shows_no_fashion()
    {
        var mapping = Fashion.LocalModel.Map(Fashion.Answer(
            Fashion.HeadTag("category", "Tshirts", 0.9),
            Fashion.HeadTag("domain", "fashion", 0.05),
            Fashion.HeadTag("domain", "not-fashion", 0.95)));

        Assert.Null(mapping.Best("category"));
    }

    [Fact]
    public void Every_facet_that_the_model_speaks_of_gives_way_where_there_is_no_fashion()
    {
        var map = Fashion.Catalog.LoadProviderMap("onnx-fashion", Fashion.Taxonomy);
        var silenced = map.Rules.Single(rule => rule.Label == "not-fashion").Cases.Single().Effects.Select(effect => effect.Value.Facet.Id).ToHashSet(StringComparer.Ordinal);

        Assert.Equal(map.Rules.SelectMany(rule => rule.Cases).SelectMany(reading => reading.Effects).Select(effect => effect.Value.Facet.Id).ToHashSet(StringComparer.Ordinal), silenced);
    }
}
