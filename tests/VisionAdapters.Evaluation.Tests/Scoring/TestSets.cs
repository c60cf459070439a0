using FsCheck;
using FsCheck.Fluent;

namespace VisionAdapters.Evaluation.Tests.Scoring;

/// <summary>Small sets to score.</summary>
internal static class TestSets
{
    public const string Facet = "facet";

    /// <summary>What two providers say about images with known truth.</summary>
    public sealed record Photo(string[] Truth, ScoredValue[] First, ScoredValue[] Second)
    {
        public override string ToString() => $"[{string.Join(' ', Truth)} | {string.Join(' ', First)} | {string.Join(' ', Second)}]";
    }

    /// <summary>
    /// Gets photos with up to three true values (or just one), few classes and few distinct confidences, so that ties and abstentions are
    /// common.
    /// </summary>
    public static Arbitrary<Photo[]> Photos(bool multiValued)
    {
        var value = Gen.Choose(0, 5).Select(v => $"v{v}");
        var truth = multiValued ? SomeOf(value, 3) : value.Select(v => new[] { v });
        var answer = SomeOf(value, 4).SelectMany(values => Gen.Choose(0, 10).ArrayOf(values.Length)
            .Select(tenths => values.Select((v, i) => new ScoredValue(v, tenths[i] / 10.0)).ToArray()));
        var photo = truth.SelectMany(t => answer.SelectMany(a => answer.Select(b => new Photo(t, a, b))));
        return photo.ListOf().Where(p => p.Count > 0).Select(p => p.ToArray()).ToArbitrary();
    }

    public static ScoringSet Set(Photo[] photos, bool multiValued) => new()
    {
        Images = [.. photos.Select((_, i) => $"{i}")],
        Truth = [new FacetTruth { Facet = Facet, IsMultiValued = multiValued, Values = [.. photos.Select(p => p.Truth)] }],
        Predictions = [Provider("first", photos.Select(p => p.First)), Provider("second", photos.Select(p => p.Second))],
    };

    public static ProviderPredictions Provider(string id, IEnumerable<IReadOnlyList<ScoredValue>> answers) => new()
    {
        Provider = id,
        Facets = new Dictionary<string, IReadOnlyList<IReadOnlyList<ScoredValue>>> { [Facet] = [.. answers] },
    };

    public static BakeoffResults Score(ScoringSet set, ScoringOptions? options = null, IProgress<double>? progress = null) =>
        BakeoffScorer.Score(set, options, progress, TestContext.Current.CancellationToken);

    /// <summary>Scores the first provider without resampling.</summary>
    public static FacetResult Score(Photo[] photos, bool multiValued) =>
        Score(Set(photos, multiValued), new ScoringOptions { Resamples = 0, Permutations = 1, MinSupport = 1 }).Providers[0].Facets[Facet];

    /// <summary>All values of a facet by metric, without those that have no meaning for it.</summary>
    public static Dictionary<string, double> Values(FacetResult facet) => facet.Metrics.ToDictionary(p => p.Key, p => p.Value.Value);

    /// <summary>Leaves a metric out.</summary>
    public static FacetResult Without(string metric, FacetResult facet) =>
        facet with { Metrics = facet.Metrics.Where(pair => pair.Key != metric).ToDictionary() };

    /// <summary>Asserts that two results have the same estimates.</summary>
    public static bool SameValues(FacetResult expected, FacetResult actual)
    {
        var (left, right) = (Values(expected), Values(actual));
        Assert.Equal(left.Keys.Order(), right.Keys.Order());
        Assert.All(left, pair => Assert.Equal(pair.Value, right[pair.Key], 1e-9));
        return true;
    }

    private static Gen<string[]> SomeOf(Gen<string> value, int most) =>
        Gen.Choose(0, most).SelectMany(n => value.ArrayOf(n)).Select(values => values.Distinct().ToArray());
}
