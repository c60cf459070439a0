using FsCheck;
using FsCheck.Fluent;

namespace VisionAdapters.Evaluation.Tests.Scoring;

public sealed class ScoringPropertyTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Every_score_lies_within_its_bounds(bool multiValued) =>
        Prop.ForAll(TestSets.Photos(multiValued), photos => TestSets.Values(TestSets.Score(photos, multiValued)).All(score =>
            score.Value <= (score.Key == "logLoss" ? double.MaxValue : 1 + 1e-12) && score.Value >= (score.Key is "cohenKappa" or "matthewsCorrelation" ? -1 : 0)))
        .QuickCheckThrowOnFailure();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void The_order_of_images_does_not_matter(bool multiValued) =>
        Prop.ForAll(TestSets.Photos(multiValued), photos =>
        {
            // Names decide which half an image is in, and here they follow the order.
            FacetResult Score(IEnumerable<TestSets.Photo> set) => TestSets.Without("ownThresholdMicroF1", TestSets.Score([.. set], multiValued));
            return TestSets.SameValues(Score(photos), Score(photos.Reverse()));
        }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Having_every_image_three_times_changes_no_score(bool multiValued) =>
        Prop.ForAll(TestSets.Photos(multiValued), photos =>
        {
            // What chance adds to a calibration error, or leaves of a threshold, depends on how many images there are.
            FacetResult Score(TestSets.Photo[] set) =>
                TestSets.Without("ownThresholdMicroF1", TestSets.Without("expectedCalibrationError", TestSets.Score(set, multiValued)));
            return TestSets.SameValues(Score(photos), Score([.. photos, .. photos, .. photos]));
        }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Sure_and_right_answers_score_1_and_have_no_calibration_error(bool multiValued) =>
        Prop.ForAll(TestSets.Photos(multiValued), photos =>
        {
            var labeled = photos.Where(p => p.Truth.Length > 0).Select(p => p with { First = [.. p.Truth.Select(v => new ScoredValue(v, 1))] }).ToArray();
            if (labeled.Length == 0 || labeled.SelectMany(p => p.Truth).Distinct().Count() < 2)
            {
                return;
            }

            var scores = TestSets.Values(TestSets.Score(labeled, multiValued));

            Assert.All(scores, score => Assert.Equal(score.Key is "expectedCalibrationError" or "brier" or "logLoss" ? 0 : 1, score.Value, score.Key == "logLoss" ? 1.1e-6 : 1e-12));
            Assert.Equal((multiValued ? 13 : 16) - (labeled.Length < 50 ? 1 : 0), scores.Count);
        }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_resample_scores_like_a_set_in_which_images_are_repeated(bool multiValued) =>
        Prop.ForAll(TestSets.Photos(multiValued), photos =>
        {
            var set = TestSets.Set(photos, multiValued);
            var options = new ScoringOptions { MinSupport = 1, Ancestors = (_, value) => value == "v1" ? ["v0"] : [] };
            var facet = new FacetIndex(set.Truth[0], set, [.. set.Predictions], options.Ancestors);
            var answers = new FacetAnswers(set.Predictions[0], facet, options.Threshold);
            var counts = new ushort[photos.Length];
            new ImageResampler(facet.Groups, seed: 7).Next(counts);

            // Every image stays at least once: what happens to classes that a resample lacks is another test's matter.
            for (var i = 0; i < counts.Length; i++)
            {
                counts[i]++;
            }

            var repeated = photos.SelectMany((photo, i) => Enumerable.Repeat(photo, counts[i])).ToArray();
            var sampled = answers.Decisions.Count(counts);

            options.Resamples = 0;
            var expected = TestSets.Values(TestSets.Score(TestSets.Set(repeated, multiValued), options).Providers[0].Facets[TestSets.Facet]);
            foreach (var metric in FacetMetrics.Default.Where(metric => metric.MeasuredOn.HasFlag(facet.Kind) && metric.Id is not ("expectedCalibrationError" or "ownThresholdMicroF1")))
            {
                var measured = metric.Computation.Prepare(answers).Measure(new MetricSample(counts, [.. counts.Select(count => (double)count)], sampled));
                Assert.Equal(expected.GetValueOrDefault(metric.Id, double.NaN), measured, 1e-9);
            }
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void The_interval_of_a_class_mean_holds_its_value_when_most_classes_are_rare()
    {
        // Twenty classes of one image each, never found, beside two large ones that always are.
        var truth = Enumerable.Repeat("large-a", 100).Concat(Enumerable.Repeat("large-b", 100)).Concat(Enumerable.Range(0, 20).Select(k => $"rare-{k}")).ToArray();
        var set = new ScoringSet
        {
            Images = [.. truth.Select((_, i) => $"{i}")],
            Truth = [new FacetTruth { Facet = "category", IsMultiValued = false, Values = [.. truth.Select(value => (IReadOnlyList<string>)[value])] }],
            Predictions =
            [
                new ProviderPredictions
                {
                    Provider = "p",
                    Facets = new Dictionary<string, IReadOnlyList<IReadOnlyList<ScoredValue>>>(StringComparer.Ordinal)
                    {
                        ["category"] = [.. truth.Select(value => (IReadOnlyList<ScoredValue>)[new ScoredValue(value.StartsWith("rare", StringComparison.Ordinal) ? "large-a" : value, 0.9)])],
                    },
                },
            ],
        };

        var result = BakeoffScorer.Score(set, new ScoringOptions { Resamples = 200 }, cancellationToken: TestContext.Current.CancellationToken).Providers[0].Facets["category"];

        Assert.InRange(result.Metrics["macroF1"].Value, result.Metrics["macroF1"].Low, result.Metrics["macroF1"].High);
        Assert.InRange(result.Metrics["balancedAccuracy"].Value, result.Metrics["balancedAccuracy"].Low, result.Metrics["balancedAccuracy"].High);
        Assert.InRange(result.Metrics["meanAveragePrecision"].Value, result.Metrics["meanAveragePrecision"].Low, result.Metrics["meanAveragePrecision"].High);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Swapping_two_providers_turns_the_sign_of_their_difference_and_keeps_the_p_value(bool multiValued) =>
        Prop.ForAll(TestSets.Photos(multiValued), photos =>
        {
            var options = new ScoringOptions { Resamples = 20, Permutations = 50 };
            var pair = Assert.Single(TestSets.Score(TestSets.Set(photos, multiValued), options).Pairwise, pair => pair.Metric is "top1" or "microF1");
            var swapped = photos.Select(p => p with { First = p.Second, Second = p.First }).ToArray();
            var reversed = Assert.Single(TestSets.Score(TestSets.Set(swapped, multiValued), options).Pairwise, pair => pair.Metric is "top1" or "microF1");

            Assert.Equal(pair.Difference, -reversed.Difference, 1e-12);
            Assert.Equal(pair.Low, -reversed.High, 1e-9);
            Assert.Equal(pair.High, -reversed.Low, 1e-9);
            if (!multiValued)
            {
                Assert.Equal(pair.PValue, reversed.PValue, 1e-12);
            }
        }).QuickCheckThrowOnFailure();
}
