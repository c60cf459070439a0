using FsCheck;
using FsCheck.Fluent;

namespace VisionAdapters.Evaluation.Tests.Scoring;

public sealed class WaterfallTests
{
    private const string Facet = "category";

    [Fact]
    public void Parts_add_up_to_all_whatever_was_answered() => Prop.ForAll(
        (from isMultiValued in Gen.Elements(true, false)
         from isOffered in Gen.Elements(true, false)
         from images in GenImage().NonEmptyListOf()
         select (isMultiValued, isOffered, images)).ToArbitrary(),
        world =>
        {
            var lost = Score([.. world.images], world.isMultiValued, world.isOffered ? [] : [Facet]);

            Assert.Equal(
                lost.Total,
                lost.Refused + lost.Failed + lost.NotOffered + lost.Abstained + lost.ModelMiss + lost.MappingMiss + lost.Outranked + lost.BelowThreshold + lost.Right);
            Assert.Equal(world.images.Sum(image => world.isMultiValued ? image.Truth.Distinct().Count() : 1), lost.Total);
            Assert.True(lost.OracleCeiling is null || lost.OracleCeiling >= (double)lost.Right / lost.Total);
            Assert.All(lost.LabelGains, gain => Assert.InRange(gain.Wins, 1, Math.Min(gain.Images, lost.MappingMiss)));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_label_that_means_the_true_value_and_is_not_mapped_is_a_loss_of_the_map()
    {
        var lost = Score([.. Pants(40, said: "", label: "Trousers"), .. Dresses(40)]);

        Assert.Equal((80, 40, 40, 0), (lost.Total, lost.MappingMiss, lost.Right, lost.Abstained));
        Assert.Equal(1, lost.OracleCeiling);
        var gain = Assert.Single(lost.LabelGains);
        Assert.Equal(("Trousers", "pants", 40, 40, 0.5, 1.0), (gain.Label, gain.Value, gain.Images, gain.Wins, gain.Recall, gain.Precision));
    }

    [Fact]
    public void A_label_that_stands_everywhere_means_nothing()
    {
        var lost = Score([.. Pants(160, said: "", label: "Clothing"), .. Dresses(40).Select(image => image with { Labels = ["Clothing"] })]);

        Assert.Equal((0, 160), (lost.MappingMiss, lost.Abstained));
        Assert.Empty(lost.LabelGains);
    }

    [Fact]
    public void A_label_is_not_judged_by_the_image_that_it_is_to_explain()
    {
        var lost = Score([.. Enumerable.Range(0, 40).Select(index => new Image(["pants"], [], [$"label {index}"])), .. Dresses(40)]);

        Assert.Equal((0, 40), (lost.MappingMiss, lost.Abstained));
    }

    [Fact]
    public void A_true_value_that_was_given_is_lost_by_rank_or_by_the_threshold()
    {
        Image[] images = [new(["pants"], [new("dress", 0.6), new("pants", 0.4)], [])];

        Assert.Equal((1, 0), (Score(images).Outranked, Score(images).BelowThreshold));
        Assert.Equal((0, 1), (Score(images, isMultiValued: true).Outranked, Score(images, isMultiValued: true).BelowThreshold));
    }

    [Fact]
    public void Without_labels_of_the_answers_the_map_is_not_blamed()
    {
        var lost = Score(Pants(4, said: "dress", label: null), hasLabels: false);

        Assert.Equal((4, 0, null), (lost.ModelMiss, lost.MappingMiss, lost.OracleCeiling));
    }

    private static Gen<Image> GenImage() =>
        from truth in Gen.Elements("pants", "dress", "coat").NonEmptyListOf()
        from values in Gen.Elements("pants", "dress", "coat", "hat").ListOf()
        from confidence in Gen.Elements(0.2, 0.5, 0.9)
        from labels in Gen.Elements("a", "b", "c").ListOf()
        from outcome in Gen.Elements(ImageOutcome.Answered, ImageOutcome.Answered, ImageOutcome.Refused, ImageOutcome.Failed)
        select new Image([.. truth], outcome == ImageOutcome.Answered ? [.. values.Select(value => new ScoredValue(value, confidence))] : [], [.. labels.Distinct()], outcome);

    private static Image[] Pants(int count, string said, string? label) =>
        [.. Enumerable.Range(0, count).Select(_ => new Image(["pants"], said.Length == 0 ? [] : [new ScoredValue(said, 0.9)], label is null ? [] : [label]))];

    private static Image[] Dresses(int count) => [.. Enumerable.Range(0, count).Select(_ => new Image(["dress"], [new("dress", 0.9)], ["Dress"]))];

    private static WaterfallResult Score(Image[] images, bool isMultiValued = false, string[]? notOffered = null, bool hasLabels = true)
    {
        var set = new ScoringSet
        {
            Images = [.. images.Select((_, index) => $"{index}")],
            Truth = [new FacetTruth { Facet = Facet, IsMultiValued = isMultiValued, Values = [.. images.Select(image => isMultiValued ? image.Truth : image.Truth[..1])] }],
            Predictions =
            [
                new ProviderPredictions
                {
                    Provider = "p",
                    NotOffered = notOffered ?? [],
                    Outcomes = [.. images.Select(image => image.Outcome)],
                    Labels = hasLabels ? [.. images.Select(image => image.Labels)] : [],
                    Facets = new Dictionary<string, IReadOnlyList<IReadOnlyList<ScoredValue>>>(StringComparer.Ordinal) { [Facet] = [.. images.Select(image => image.Said)] },
                },
            ],
        };
        return BakeoffScorer.Score(set, new ScoringOptions { Resamples = 0, Permutations = 10 }).Providers[0].Facets[Facet].Waterfall!;
    }

    private sealed record Image(string[] Truth, ScoredValue[] Said, string[] Labels, ImageOutcome Outcome = ImageOutcome.Answered);
}
