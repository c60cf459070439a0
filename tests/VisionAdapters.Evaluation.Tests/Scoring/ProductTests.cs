namespace VisionAdapters.Evaluation.Tests.Scoring;

public sealed class ProductTests
{
    private const string Facet = "f";

    [Fact]
    public void Photos_of_a_product_answer_together_and_each_way_of_combining_them_is_scored()
    {
        // Two photos are for x and sure of little, one is sure of y: votes and means differ.
        var products = Score(
            ("p", "x", [new("x", 0.4), new("y", 0.1)]),
            ("p", "x", [new("x", 0.4)]),
            ("p", "x", [new("y", 0.95)]),
            ("q", "y", [new("y", 0.9)])).Products!;

        Assert.Equal((2, 0), (products.Products, products.Contradicting));
        Assert.Equal((1.0, 0.5, 0.5, 1.0), (products.First.Value, products.Mean.Value, products.Highest.Value, products.Vote.Value));
    }

    [Fact]
    public void Products_with_contradicting_labels_are_left_out_and_counted()
    {
        var products = Score(("p", "x", [new("x", 0.9)]), ("p", "y", [new("x", 0.9)]), ("q", "x", [new("x", 0.9)]), ("q", "x", [])).Products!;

        Assert.Equal((1, 1, 1.0), (products.Products, products.Contradicting, products.Mean.Value));
    }

    [Fact]
    public void Photos_that_stand_alone_are_no_products() => Assert.Null(Score((null, "x", [new("x", 0.9)]), (null, "x", [])).Products);

    [Fact]
    public void Copies_with_different_labels_are_listed_with_the_ceiling_that_they_set()
    {
        string[] labels = ["x", "x", "y", "z", "x"];
        var set = new ScoringSet
        {
            Images = ["a", "b", "c", "d", "e"],
            Contents = ["1", "1", "1", "2", null],
            Truth = [new FacetTruth { Facet = Facet, IsMultiValued = false, Values = [.. labels.Select(label => (string[])[label])] }],
            Predictions = [TestSets.Provider("p", [[], [], [], [], []])],
        };

        var facet = TestSets.Score(set, new ScoringOptions { Resamples = 0 }).Facets[0];

        Assert.Equal(0.8, facet.Ceiling!.Value, 1e-12);
        var contradiction = Assert.Single(facet.Contradictions!);
        Assert.Equal(["a", "b", "c"], contradiction.Images);
        Assert.Equal(["x", "y"], contradiction.Labels);
    }

    private static FacetResult Score(params (string? Product, string Truth, ScoredValue[] Said)[] photos)
    {
        var set = new ScoringSet
        {
            Images = [.. photos.Select((_, index) => $"{index}")],
            Groups = [.. photos.Select(photo => photo.Product)],
            Truth = [new FacetTruth { Facet = Facet, IsMultiValued = false, Values = [.. photos.Select(photo => (string[])[photo.Truth])] }],
            Predictions =
            [
                new ProviderPredictions
                {
                    Provider = "p",
                    Facets = new Dictionary<string, IReadOnlyList<IReadOnlyList<ScoredValue>>>(StringComparer.Ordinal) { [Facet] = [.. photos.Select(photo => photo.Said)] },
                },
            ],
        };
        return TestSets.Score(set, new ScoringOptions { Resamples = 0 }).Providers[0].Facets[Facet];
    }
}
