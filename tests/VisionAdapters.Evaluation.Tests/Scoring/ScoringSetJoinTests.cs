namespace VisionAdapters.Evaluation.Tests.Scoring;

public sealed class ScoringSetJoinTests
{
    [Fact]
    public void Only_images_of_both_are_kept_each_with_what_was_said_of_it()
    {
        var joined = ScoringSetJoin.Join(Set("p", ("a", "x", "x"), ("b", "y", "x")), "A", Set("p", ("c", "x", "x"), ("b", "y", "y")), "B");

        Assert.Equal(["b"], joined.Images);
        Assert.Equal("Facet", joined.Truth[0].Name);
        Assert.Equal(["y"], Assert.Single(joined.Truth[0].Values)!);
        Assert.Equal([("p [A]", "x"), ("p [B]", "y")], joined.Predictions.Select(predictions => (predictions.Provider, predictions.Facets["facet"][0][0].Value)));
    }

    [Fact]
    public void Sets_of_other_images_are_refused() =>
        Assert.Contains("no image", Refuse(Set("p", ("a", "x", "x")), Set("p", ("b", "x", "x"))).Message, StringComparison.Ordinal);

    [Fact]
    public void Sets_of_other_labels_are_refused_with_the_image() =>
        Assert.Contains("of a is not the same", Refuse(Set("p", ("a", "x", "x")), Set("p", ("a", "y", "x"))).Message, StringComparison.Ordinal);

    private static ArgumentException Refuse(ScoringSet first, ScoringSet second) =>
        Assert.Throws<ArgumentException>(() => ScoringSetJoin.Join(first, "A", second, "B"));

    private static ScoringSet Set(string provider, params (string Image, string Truth, string Said)[] photos) => new()
    {
        Images = Array.ConvertAll(photos, photo => photo.Image),
        Truth = [new FacetTruth { Facet = "facet", Name = "Facet", IsMultiValued = false, Values = Array.ConvertAll(photos, photo => (IReadOnlyList<string>)[photo.Truth]) }],
        Predictions =
        [
            new ProviderPredictions
            {
                Provider = provider,
                Facets = new Dictionary<string, IReadOnlyList<IReadOnlyList<ScoredValue>>>(StringComparer.Ordinal)
                {
                    ["facet"] = Array.ConvertAll(photos, photo => (IReadOnlyList<ScoredValue>)[new ScoredValue(photo.Said, 0.9)]),
                },
            },
        ],
    };
}
