namespace VisionAdapters.Evaluation.Tests.Calibration;

public sealed class CrossCalibrationTests
{
    private const string Facet = "category";

    [Fact]
    public void Confidences_that_are_too_high_are_calibrated_and_both_figures_stand_beside_each_other()
    {
        var facet = Score(Boastful(2_000), new CalibrationOptions());

        var calibration = facet.Calibration!;
        Assert.InRange(calibration.Before["expectedCalibrationError"], 0.3, 0.5);
        Assert.InRange(calibration.After["expectedCalibrationError"], 0, 0.04);
        Assert.True(calibration.After["brier"] < calibration.Before["brier"]);
        Assert.True(calibration.After["logLoss"] < calibration.Before["logLoss"]);
        Assert.Equal(calibration.After["expectedCalibrationError"], facet.Metrics["expectedCalibrationError"].Value);
    }

    [Fact]
    public void An_image_has_no_say_in_its_own_confidence()
    {
        var set = Boastful(400);
        var right = Enumerable.Range(0, 400).First(image => set.Predictions[0].Facets[Facet][image][0].Value == set.Truth[0].Values[image]![0]);
        var changed = new ScoringSet
        {
            Images = set.Images,
            Predictions = set.Predictions,
            Truth = [new FacetTruth { Facet = Facet, IsMultiValued = false, Values = [.. set.Truth[0].Values.Select((values, image) => image == right ? ["v8"] : values)] }],
        };

        var (before, after) = (CrossCalibration.Apply(set, new CalibrationOptions()), CrossCalibration.Apply(changed, new CalibrationOptions()));

        Assert.Equal(before.Predictions[0].Facets[Facet][right], after.Predictions[0].Facets[Facet][right]);
        Assert.Contains(Enumerable.Range(0, 400), image => !before.Predictions[0].Facets[Facet][image].SequenceEqual(after.Predictions[0].Facets[Facet][image]));
    }

    [Fact]
    public void Few_images_keep_their_confidences()
    {
        var set = Boastful(12);

        Assert.Equal(set.Predictions[0].Facets[Facet], CrossCalibration.Apply(set, new CalibrationOptions()).Predictions[0].Facets[Facet]);
    }

    [Fact]
    public void Without_the_stage_confidences_are_scored_as_they_are()
    {
        var facet = Score(Boastful(400), calibration: null);

        Assert.Null(facet.Calibration);
        Assert.InRange(facet.Metrics["expectedCalibrationError"].Value, 0.3, 0.5);
    }

    private static FacetResult Score(ScoringSet set, CalibrationOptions? calibration) =>
        BakeoffScorer.Score(set, new ScoringOptions { Resamples = 0, Calibration = calibration }).Providers[0].Facets[Facet];

    /// <summary>A provider that is right in half of the cases and says 0.8 to 1 always.</summary>
    private static ScoringSet Boastful(int count)
    {
        var random = new Random(5);
        string[] truth = [.. Enumerable.Range(0, count).Select(_ => $"v{random.Next(4)}")];
        return new ScoringSet
        {
            Images = [.. truth.Select((_, image) => $"{image}")],
            Truth = [new FacetTruth { Facet = Facet, IsMultiValued = false, Values = [.. truth.Select(value => (string[])[value])] }],
            Predictions =
            [
                new ProviderPredictions
                {
                    Provider = "p",
                    Facets = new Dictionary<string, IReadOnlyList<IReadOnlyList<ScoredValue>>>(StringComparer.Ordinal)
                    {
                        [Facet] = [.. truth.Select(value => (ScoredValue[])[new(random.Next(2) == 0 ? value : "v9", 0.8 + (0.2 * random.NextDouble()))])],
                    },
                },
            ],
        };
    }
}
