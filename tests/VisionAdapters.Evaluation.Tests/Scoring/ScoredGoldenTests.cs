using System.Globalization;
using VisionAdapters.Testing;

namespace VisionAdapters.Evaluation.Tests.Scoring;

/// <summary>
/// Every metric, interval, difference and p-value of a small seeded set, as they were accepted. To accept a change: run with
/// VISIONADAPTERS_UPDATE_GOLDEN=1, read the difference, commit it.
/// </summary>
public sealed class ScoredGoldenTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Scores_are_as_they_were_accepted(bool multiValued)
    {
        var options = new ScoringOptions
        {
            Resamples = 200,
            Permutations = 999,
            Ancestors = (_, value) => value is "v1" or "v2" ? ["v0"] : [],
            Metrics = [.. FacetMetrics.Default.Select(metric => metric with { ComparedOn = FacetKinds.All })],
        };

        var actual = Text(TestSets.Score(TestSets.Set(Photos(multiValued), multiValued), options));

        var path = SharedData.Repository("tests", "VisionAdapters.Evaluation.Tests", "Scoring", multiValued ? "scored.multi.golden.txt" : "scored.single.golden.txt");
        if (Environment.GetEnvironmentVariable("VISIONADAPTERS_UPDATE_GOLDEN") == "1")
        {
            File.WriteAllText(path, actual);
        }

        Assert.Equal(File.ReadAllText(path).ReplaceLineEndings("\n"), actual);
    }

    // Nine decimals: the last digits of a logarithm are the machine's own.
    private static string Text(BakeoffResults results) => string.Concat(
    [
        .. from provider in results.Providers
           from metric in provider.Facets[TestSets.Facet].Metrics
           select Line(provider.Id, metric.Key, metric.Value.Value, metric.Value.Low, metric.Value.High),
        .. from provider in results.Providers
           from value in provider.Facets[TestSets.Facet].Classes
           select Line(provider.Id, value.Value, value.Support, value.Predicted, value.Precision, value.Recall, value.F1, value.AveragePrecision ?? double.NaN),
        .. from pair in results.Pairwise
           select Line($"{pair.A} - {pair.B}", pair.Metric, pair.Difference, pair.Low, pair.High, pair.PValue, pair.PAdjusted),
    ]);

    private static string Line(string provider, string what, params double[] numbers) =>
        $"{provider} {what} {string.Join(' ', numbers.Select(number => number.ToString("0.#########", CultureInfo.InvariantCulture)))}\n";

    private static TestSets.Photo[] Photos(bool multiValued)
    {
        var random = new Random(17);
        return [.. Enumerable.Range(0, 60).Select(_ =>
        {
            string[] truth = multiValued ? [.. Enumerable.Range(0, 6).Where(_ => random.Next(4) == 0).Select(v => $"v{v}")] : [$"v{random.Next(6)}"];
            return new TestSets.Photo(truth, Answer(truth, 7), Answer(truth, 4));
        })];

        ScoredValue[] Answer(string[] truth, int skill) =>
        [
            .. Enumerable.Range(0, 6)
                .Where(v => random.Next(10) < (truth.Contains($"v{v}") ? 9 : 5))
                .Select(v => new ScoredValue($"v{v}", (random.Next(10) + (truth.Contains($"v{v}") ? skill : 0)) / 20.0)),
        ];
    }
}
