using static VisionAdapters.Evaluation.Tests.Calibration.CalibrationSets;

namespace VisionAdapters.Evaluation.Tests.Calibration;

public sealed class CalibrationFitterTests
{
    [Theory]
    [InlineData(0.2)]
    [InlineData(0.5)]
    [InlineData(0.8)]
    public void The_fit_finds_what_a_confidence_is_worth(double confidence)
    {
        // Square the odds and halve them: a curve of the family, far from the identity.
        static double Worth(double s) => 1 / (1 + (2 * Math.Pow((1 - s) / s, 2)));

        Assert.Equal(Worth(confidence), Fit(Spread(4000, Worth)).Calibrate("a", confidence), 0.03);
    }

    [Fact]
    public void Overconfident_answers_are_calibrated_on_images_that_the_fit_never_saw()
    {
        var heldOut = Fit(Spread(4000, s => s * s)).HeldOut;

        Assert.Equal(0.1618, heldOut.Raw.ExpectedCalibrationError, 4);
        Assert.Equal(0.0229, heldOut.Calibrated.ExpectedCalibrationError, 4);
        Assert.Equal(0.1614, heldOut.Raw.Brier, 4);
        Assert.Equal(0.1303, heldOut.Calibrated.Brier, 4);
    }

    [Fact]
    public void Labels_of_held_out_images_do_not_reach_the_curves()
    {
        var set = Spread(400, s => s);
        var split = new ImageSplit(seed: 1, share: 0.5);
        var truth = set.Truth[0];
        var flipped = new ScoringSet
        {
            Images = set.Images,
            Truth = [new FacetTruth { Facet = Facet, IsMultiValued = true, Values = [.. truth.Values.Select((values, i) => split.IsOfFit(set.Images[i]) ? values : values!.Count == 0 ? ["a"] : [])] }],
            Predictions = set.Predictions,
        };

        var (fit, other) = (Fit(set), Fit(flipped));

        Assert.Equal(fit.Values["a"], other.Values["a"]);
        Assert.Equal(fit.Threshold, other.Threshold);
        Assert.NotEqual(fit.HeldOut.Raw, other.HeldOut.Raw);
    }

    [Fact]
    public void The_order_of_the_images_does_not_matter_and_the_seed_does()
    {
        var set = Spread(400, s => s * s);
        var turned = new ScoringSet
        {
            Images = [.. set.Images.Reverse()],
            Truth = [new FacetTruth { Facet = Facet, IsMultiValued = true, Values = [.. set.Truth[0].Values.Reverse()] }],
            Predictions = [new ProviderPredictions { Provider = "p", Facets = new Dictionary<string, IReadOnlyList<IReadOnlyList<ScoredValue>>> { [Facet] = [.. set.Predictions[0].Facets[Facet].Reverse()] } }],
        };

        Assert.Equal(Fit(set).Values["a"], Fit(turned).Values["a"]);
        Assert.NotEqual(Fit(set).Values["a"], Fit(set, new CalibrationOptions { SplitSeed = 2 }).Values["a"]);
    }

    [Fact]
    public void A_value_with_few_examples_stays_near_the_curve_of_all()
    {
        // Five images of the rare value, all right at a low confidence; on its own it would be believed at once.
        var common = Spread(2000, s => s * s);
        (string, double, bool)[] pairs = [.. common.Images.Select((_, i) => ("a", common.Predictions[0].Facets[Facet][i][0].Confidence, common.Truth[0].Values[i]!.Count > 0)), .. Enumerable.Repeat(("rare", 0.2, true), 5)];

        var fit = Fit(Of(pairs));

        Assert.Equal(2, fit.Values["rare"].Scored);
        Assert.Equal(0.0492, fit.Pooled.Apply(0.2), 4);
        Assert.Equal(0.5600, fit.Calibrate("rare", 0.2), 4);
    }

    [Fact]
    public void A_true_value_that_the_provider_does_not_name_has_a_chance_even_so()
    {
        var images = Enumerable.Range(0, 1000).Select(i => $"{i}").ToList();
        var set = new ScoringSet
        {
            Images = images,
            Truth = [new FacetTruth { Facet = Facet, IsMultiValued = true, Values = [.. images.Select((_, i) => i % 4 == 0 ? (string[])["a"] : [])] }],
            Predictions = [new ProviderPredictions { Provider = "p", Facets = new Dictionary<string, IReadOnlyList<IReadOnlyList<ScoredValue>>> { [Facet] = [.. images.Select((_, i) => i % 8 == 0 ? (ScoredValue[])[new("a", 0.9)] : [])] } }],
        };

        // Named on every other true image: one in seven of the rest is true.
        Assert.Equal(1 / 7.0, Fit(set).Calibrate("a", 0), 0.04);
    }

    [Fact]
    public void Values_that_the_provider_never_gives_do_not_raise_the_others()
    {
        var images = Enumerable.Range(0, 400).Select(i => $"{i}").ToList();
        var set = new ScoringSet
        {
            Images = images,
            Truth = [new FacetTruth { Facet = Facet, IsMultiValued = false, Values = [.. images.Select((_, i) => (string[])[i % 3 == 0 ? "red" : "blue"])] }],
            Predictions = [new ProviderPredictions { Provider = "p", Facets = new Dictionary<string, IReadOnlyList<IReadOnlyList<ScoredValue>>> { [Facet] = [.. images.Select(_ => (ScoredValue[])[new("red", 0.9)])] } }],
        };

        Assert.Equal(1 / 3.0, Fit(set).Calibrate("red", 0.9), 0.06);
        Assert.Equal(2 / 3.0, Fit(set).Calibrate("blue", 0), 0.06);
    }

    [Fact]
    public void In_a_tree_a_parent_is_true_where_its_child_is_and_unlabeled_kinds_are_left_out()
    {
        var images = Enumerable.Range(0, 100).Select(i => $"{i}").ToList();
        var set = new ScoringSet
        {
            Images = images,
            Truth = [new FacetTruth { Facet = Facet, IsMultiValued = false, Values = [.. images.Select((_, i) => (string[])[i % 2 == 0 ? "boots" : "hats"])] }],
            Predictions = [new ProviderPredictions { Provider = "p", Facets = new Dictionary<string, IReadOnlyList<IReadOnlyList<ScoredValue>>> { [Facet] = [.. images.Select((_, i) => i % 2 == 0 ? (ScoredValue[])[new("shoes", 0.9), new("boots", 0.8), new("cowboy-boots", 0.5)] : [])] } }],
        };

        var fit = Fit(set, new CalibrationOptions { Ancestors = (_, value) => value == "boots" ? ["shoes"] : [] });

        Assert.Equal(["boots", "hats", "shoes"], fit.Values.Keys.Order());
        Assert.Equal(fit.Values["shoes"].Scored, fit.Values["shoes"].Positives);
        Assert.Equal(0.999996, fit.Calibrate("shoes", 0.9), 6);
    }

    [Fact]
    public void An_answer_that_is_always_right_has_a_finite_curve() =>
        Assert.Equal(0.9999997, Fit(Spread(200, _ => 1)).Calibrate("a", 0.9), 7);

    [Fact]
    public void Too_few_images_are_refused_with_their_number()
    {
        var exception = Assert.Throws<ArgumentException>(() => Fit(Spread(12, s => s)));

        Assert.Contains("at least 10 of each", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_facet_without_labels_is_refused_with_those_that_have_some()
    {
        var exception = Assert.Throws<ArgumentException>(() => Fit(Spread(100, s => s), new CalibrationOptions { Facets = ["colour"] }));

        Assert.Contains("'colour'; there are labels of facet", exception.Message, StringComparison.Ordinal);
    }
}
