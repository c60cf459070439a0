using FsCheck;
using FsCheck.Fluent;

namespace VisionAdapters.Evaluation.Tests.Scoring;

public sealed class ApplicabilityTests
{
    private const string Sleeves = "sleeve-length";

    [Fact]
    public void Whether_there_is_a_value_is_told_apart_from_which_one_it_is()
    {
        // Truth, and what was said: right, wrong, missed value; right silence, invented value, silence of a failure.
        var facet = Score(
            ["long", "long", "short", "", "", ""],
            ["long", "short", "", "", "long", ""],
            outcomes: [default, default, default, default, default, ImageOutcome.Failed]);

        var told = facet.Applicability!;
        Assert.Equal((6, 3, 2), (told.Images, told.NotApplicable, told.Said));
        Assert.Equal(2 / 6.0, told.Overall.Value, 1e-12);
        Assert.Equal(1 / 2.0, told.Precision.Value, 1e-12);
        Assert.Equal(1 / 3.0, told.Recall.Value, 1e-12);
        Assert.Equal(2 / 5.0, told.F1.Value, 1e-12);
        Assert.Equal(1 / 3.0, told.WhereApplicable.Value, 1e-12);
    }

    [Fact]
    public void All_other_figures_are_about_images_with_a_value()
    {
        var facet = Score(["long", "long", "", "?"], ["long", "short", "long", "long"]);

        Assert.Equal((2, 0.5), (facet.Images, facet.Metrics["top1"].Value));
        Assert.Equal(3, facet.Applicability!.Images);
    }

    [Fact]
    public void A_category_that_the_facet_is_not_asked_of_says_not_applicable_whatever_value_is_named()
    {
        var told = Score(["", "long"], ["long", "long"], ruledOut: [true, false]).Applicability!;

        Assert.Equal((1.0, 1.0), (told.Overall.Value, told.F1.Value));
    }

    [Fact]
    public void An_interval_rests_on_the_images_that_its_share_is_of()
    {
        // 5 of 5 with a value are right, beside 95 without one: exactly, 5 of 5 hold 0.478 and more.
        var told = Score([.. Enumerable.Repeat("long", 5), .. Enumerable.Repeat("", 95)], [.. Enumerable.Repeat("long", 5), .. Enumerable.Repeat("", 95)]).Applicability!;

        Assert.Equal(0.478, told.WhereApplicable.Low, 0.001);
    }

    [Fact]
    public void Where_every_image_has_a_value_there_is_nothing_to_tell() => Assert.Null(Score(["long"], ["long"]).Applicability);

    [Fact]
    public void Macro_F1_over_all_has_not_applicable_as_one_more_value()
    {
        var told = Score(["long", "long", "", ""], ["long", "", "", "long"], minSupport: 1).Applicability!;

        Assert.Equal(0.5, told.OverallMacroF1, 1e-12);
    }

    [Fact]
    public void The_share_over_all_is_the_mean_of_both_kinds_of_images() => Prop.ForAll(
        Gen.Elements("long", "short", "").Two().NonEmptyListOf().Where(images => images.Any(image => image.Item1.Length == 0) && images.Any(image => image.Item1.Length > 0)).ToArbitrary(),
        images =>
        {
            var told = Score([.. images.Select(image => image.Item1)], [.. images.Select(image => image.Item2)]).Applicability!;
            var none = (double)told.NotApplicable / told.Images;
            Assert.Equal(told.Overall.Value, (none * told.Recall.Value) + ((1 - none) * told.WhereApplicable.Value), 1e-12);
        }).QuickCheckThrowOnFailure();

    /// <summary>Scores values: an empty one is none to see, or none said; a question mark is unknown.</summary>
    private static FacetResult Score(string[] truth, string[] said, ImageOutcome[]? outcomes = null, bool[]? ruledOut = null, int minSupport = 10)
    {
        var set = new ScoringSet
        {
            Images = [.. truth.Select((_, image) => $"{image}")],
            Truth =
            [
                new FacetTruth
                {
                    Facet = Sleeves,
                    IsMultiValued = false,
                    Values = [.. truth.Select(value => value is "" or "?" ? null : (IReadOnlyList<string>)[value])],
                    NotApplicable = [.. truth.Select(value => value.Length == 0)],
                },
            ],
            Predictions =
            [
                new ProviderPredictions
                {
                    Provider = "p",
                    Outcomes = outcomes ?? [],
                    RuledOut = ruledOut is null ? new Dictionary<string, IReadOnlyList<bool>>(StringComparer.Ordinal) : new(StringComparer.Ordinal) { [Sleeves] = ruledOut },
                    Facets = new Dictionary<string, IReadOnlyList<IReadOnlyList<ScoredValue>>>(StringComparer.Ordinal)
                    {
                        [Sleeves] = [.. said.Select(value => (IReadOnlyList<ScoredValue>)(value.Length == 0 ? [] : [new ScoredValue(value, 0.9)]))],
                    },
                },
            ],
        };
        return BakeoffScorer.Score(set, new ScoringOptions { Resamples = 0, MinSupport = minSupport }).Providers[0].Facets[Sleeves];
    }
}
