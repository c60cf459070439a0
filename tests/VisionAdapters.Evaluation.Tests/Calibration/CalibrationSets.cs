using VisionAdapters.Taxonomy;
namespace VisionAdapters.Evaluation.Tests.Calibration;

/// <summary>Sets in which the true worth of a confidence is known.</summary>
internal static class CalibrationSets
{
    public const string Facet = "facet";

    /// <summary>
    /// Makes images that all get one value, with confidences spread over [0, 1] and true as often as the worth says; a fixed sequence, no
    /// chance.
    /// </summary>
    public static ScoringSet Spread(int images, Func<double, double> worth, string value = "a") => Of(
        [.. Enumerable.Range(0, images).Select(i => (value, Confidence: Fraction(i, 0.618033988749895), IsTrue: Fraction(i, 0.754877666246693) < worth(Fraction(i, 0.618033988749895))))]);

    public static ScoringSet Of(IReadOnlyList<(string Value, double Confidence, bool IsTrue)> pairs) => new()
    {
        Images = [.. pairs.Select((_, i) => $"image {i}")],
        Truth = [new FacetTruth { Facet = Facet, IsMultiValued = true, Values = [.. pairs.Select(pair => pair.IsTrue ? (string[])[pair.Value] : [])] }],
        Predictions = [Provider("p", pairs.Select(pair => (ScoredValue[])[new(pair.Value, pair.Confidence)]))],
    };

    public static FacetCalibration Fit(ScoringSet set, CalibrationOptions? options = null) =>
        CalibrationFitter.Fit(set, options, TestContext.Current.CancellationToken).Single().Facets.Single();

    private static ProviderPredictions Provider(string id, IEnumerable<IReadOnlyList<ScoredValue>> answers) => new()
    {
        Provider = id,
        Facets = new Dictionary<string, IReadOnlyList<IReadOnlyList<ScoredValue>>> { [Facet] = [.. answers] },
    };

    /// <summary>The i-th number of an additive low-discrepancy sequence, in (0, 1).</summary>
    private static double Fraction(int i, double step) => ((i + 1) * step) % 1;
}
