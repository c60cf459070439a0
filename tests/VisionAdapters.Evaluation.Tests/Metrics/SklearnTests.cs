using System.Text.Json;

namespace VisionAdapters.Evaluation.Tests.Metrics;

public sealed class SklearnTests(SklearnReference reference) : IClassFixture<SklearnReference>
{
    [Fact]
    public void Single_label_metrics_are_those_of_sklearn()
    {
        foreach (var testCase in reference.Cases("single"))
        {
            var truth = SklearnReference.Array<int>(testCase, "truth");
            var predicted = SklearnReference.Array<int>(testCase, "predicted");

            SklearnReference.Equal(testCase, "accuracy", ClassificationMetrics.Accuracy(truth, predicted));
            SklearnReference.Equal(testCase, "balancedAccuracy", ClassificationMetrics.BalancedAccuracy(truth, predicted));
            SklearnReference.Equal(testCase, "macro", ClassificationMetrics.F1(truth, predicted, F1Average.Macro));
            SklearnReference.Equal(testCase, "weighted", ClassificationMetrics.F1(truth, predicted, F1Average.Weighted));
            SklearnReference.Equal(testCase, "micro", ClassificationMetrics.F1(truth, predicted, F1Average.Micro));
            SklearnReference.Equal(testCase, "kappa", ClassificationMetrics.CohenKappa(truth, predicted));
            SklearnReference.Equal(testCase, "matthews", ClassificationMetrics.MatthewsCorrelation(truth, predicted));
        }
    }

    [Fact]
    public void Multi_label_F1s_are_those_of_sklearn()
    {
        foreach (var testCase in reference.Cases("multi"))
        {
            var truth = SklearnReference.Array<int[]>(testCase, "truth");
            var predicted = SklearnReference.Array<int[]>(testCase, "predicted");
            var classes = testCase.GetProperty("classes").GetInt32();
            foreach (var average in Enum.GetValues<F1Average>())
            {
                SklearnReference.Equal(testCase, average.ToString().ToLowerInvariant(), MultiLabelMetrics.F1(truth, predicted, classes, average));
            }
        }
    }

    [Fact]
    public void Ranking_metrics_are_those_of_sklearn_with_and_without_ties()
    {
        foreach (var testCase in reference.Cases("ranking"))
        {
            var truth = SklearnReference.Array<int>(testCase, "truth");
            var scores = SklearnReference.Array<double[]>(testCase, "scores");
            var relevance = SklearnReference.Array<double[]>(testCase, "relevance");
            var expected = testCase.GetProperty("expected");

            var column = scores.Select(s => s[truth[0]]).ToArray();
            SklearnReference.Equal(testCase, "averagePrecision", RankingMetrics.AveragePrecision(truth.Select(t => t == truth[0]).ToArray(), column));
            SklearnReference.Equal(testCase, "meanAveragePrecision", RankingMetrics.MeanAveragePrecision([.. truth.Select(t => new[] { t })], scores));
            Assert.All(expected.GetProperty("topK").EnumerateArray(), (value, k) =>
                SklearnReference.Equal(value, RankingMetrics.TopKAccuracy(truth, scores, k + 1)));
            Assert.All(expected.GetProperty("ndcg").EnumerateArray(), (value, i) =>
                SklearnReference.Equal(value, RankingMetrics.NormalizedDiscountedCumulativeGain(relevance[i], scores[i])));
            Assert.All(expected.GetProperty("ndcg3").EnumerateArray(), (value, i) =>
                SklearnReference.Equal(value, RankingMetrics.NormalizedDiscountedCumulativeGain(relevance[i], scores[i], k: 3)));
        }
    }

    [Fact]
    public void Probability_metrics_are_those_of_sklearn_and_of_the_published_definition()
    {
        foreach (var testCase in reference.Cases("ranking"))
        {
            var truth = SklearnReference.Array<int>(testCase, "truth");
            var probabilities = SklearnReference.Array<double[]>(testCase, "probabilities");
            var best = probabilities.Select(p => p.Max()).ToArray();
            var correct = probabilities.Select((p, i) => Array.IndexOf(p, p.Max()) == truth[i]).ToArray();

            SklearnReference.Equal(testCase, "logLoss", ProbabilityMetrics.LogLoss(truth, probabilities));
            SklearnReference.Equal(testCase, "brier", ProbabilityMetrics.BrierScore(correct, best));
            SklearnReference.Equal(testCase, "calibrationError", ProbabilityMetrics.ExpectedCalibrationError(correct, best));
        }
    }

    [Fact]
    public void A_single_valued_facet_is_scored_as_sklearn_scores_it()
    {
        foreach (var testCase in reference.Cases("scoredSingle"))
        {
            var facet = Score(testCase, multiValued: false, threshold: 0.5);

            SklearnReference.Equal(testCase, "coverage", facet.Metrics["coverage"].Value);
            SklearnReference.Equal(testCase, "accuracy", facet.Metrics["top1"].Value);
            SklearnReference.Equal(testCase, "top5", facet.Metrics["top5"].Value);
            SklearnReference.Equal(testCase, "balancedAccuracy", facet.Metrics["balancedAccuracy"].Value);
            SklearnReference.Equal(testCase, "macro", facet.Metrics["macroF1"].Value);
            SklearnReference.Equal(testCase, "weighted", facet.Metrics["weightedF1"].Value);
            SklearnReference.Equal(testCase, "micro", facet.Metrics["microF1"].Value);
            SklearnReference.Equal(testCase, "kappa", facet.Metrics["cohenKappa"].Value);
            SklearnReference.Equal(testCase, "matthews", facet.Metrics["matthewsCorrelation"].Value);
            SklearnReference.Equal(testCase, "meanAveragePrecision", facet.Metrics["meanAveragePrecision"].Value);
            Assert.DoesNotContain("sampleF1", facet.Metrics.Keys);
        }
    }

    [Fact]
    public void A_multi_valued_facet_is_scored_as_sklearn_scores_it()
    {
        foreach (var testCase in reference.Cases("scoredMulti"))
        {
            var facet = Score(testCase, multiValued: true, testCase.GetProperty("threshold").GetDouble());

            SklearnReference.Equal(testCase, "coverage", facet.Metrics["coverage"].Value);
            SklearnReference.Equal(testCase, "macro", facet.Metrics["macroF1"].Value);
            SklearnReference.Equal(testCase, "weighted", facet.Metrics["weightedF1"].Value);
            SklearnReference.Equal(testCase, "micro", facet.Metrics["microF1"].Value);
            SklearnReference.Equal(testCase, "samples", facet.Metrics["sampleF1"].Value);
            SklearnReference.Equal(testCase, "precision", facet.Metrics["microPrecision"].Value);
            SklearnReference.Equal(testCase, "recall", facet.Metrics["microRecall"].Value);
            SklearnReference.Equal(testCase, "meanAveragePrecision", facet.Metrics["meanAveragePrecision"].Value);
            Assert.DoesNotContain("top1", facet.Metrics.Keys);
        }
    }

    private static FacetResult Score(JsonElement testCase, bool multiValued, double threshold)
    {
        var truth = SklearnReference.Array<int[]>(testCase, "truth");
        var answers = testCase.GetProperty("answers").EnumerateArray()
            .Select(row => row.EnumerateArray().Select(v => new ScoredValue($"v{v[0].GetInt32():D3}", v[1].GetDouble())).ToArray())
            .ToArray();
        var set = new ScoringSet
        {
            Images = [.. truth.Select((_, i) => $"{i}")],
            Truth = [new FacetTruth { Facet = "f", IsMultiValued = multiValued, Values = [.. truth.Select(t => t.Select(v => $"v{v:D3}").ToArray())] }],
            Predictions =
            [
                new ProviderPredictions
                {
                    Provider = "p",
                    Facets = new Dictionary<string, IReadOnlyList<IReadOnlyList<ScoredValue>>> { ["f"] = answers },
                },
            ],
        };
        var results = BakeoffScorer.Score(set, new ScoringOptions { Threshold = threshold, Resamples = 0, MinSupport = 1 }, cancellationToken: TestContext.Current.CancellationToken);
        return results.Providers[0].Facets["f"];
    }
}
