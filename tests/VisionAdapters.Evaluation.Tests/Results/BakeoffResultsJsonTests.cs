using System.Text.Json;
using VisionAdapters.Testing;

namespace VisionAdapters.Evaluation.Tests.Results;

public sealed class BakeoffResultsJsonTests
{
    private static readonly BakeoffResults Sample = new()
    {
        Run = new RunSummary
        {
            Id = "2026-01-02-catalogue",
            Started = new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero),
            Finished = new DateTimeOffset(2026, 1, 2, 3, 5, 6, TimeSpan.Zero),
            ConfigurationHash = "0f",
            Seed = 1,
            Tool = "vision-adapters 0.1.0",
        },
        Dataset = new DatasetSummary { Name = "catalogue", Images = 2, Problems = new SortedDictionary<string, int> { ["missingImage"] = 1 } },
        Facets = [new FacetSummary { Id = "category", Name = "Category" }],
        Metrics =
        [
            new MetricDescription
            {
                Id = "top1",
                Header = "Top-1",
                Definition = "Share of the images whose best value is the true one.",
                Unit = MetricUnit.Percent,
                ShownOn = FacetKinds.SingleValued,
                Phrase = "{value} right",
            },
            new MetricDescription
            {
                Id = "error",
                Header = "Error",
                Definition = "How far it is off.",
                Direction = MetricDirection.LowerIsBetter,
                Unit = MetricUnit.Number,
                Caution = new MetricCaution { Limit = 0.1, Text = "{provider} is off ({facets})." },
            },
        ],
        Rules = new ComparisonRules { PrimaryFacet = "category", Margin = 0.02, MaxFailedShare = 0.05 },
        Providers =
        [
            new ProviderResult
            {
                Id = "onnx-fashion",
                ModelVersion = "1",
                Images = 2,
                NotAsked = 3,
                Refused = 1,
                Errors = new SortedDictionary<string, int> { ["InvalidImage"] = 1 },
                Facets = new SortedDictionary<string, FacetResult>
                {
                    ["category"] = new()
                    {
                        Images = 2,
                        Answers = new AnswerCounts { NotAsked = 3, Refused = 1, Right = 1 },
                        NotRanked = ComparisonObstacle.TooManyFailures,
                        Metrics = new OrderedDictionary<string, Estimate>
                        {
                            ["top1"] = new() { Value = 0.5, Low = 0.25, High = 0.75 },
                            ["macroF1"] = new() { Value = 0.5 },
                        },
                        Classes = [new ClassResult { Value = "dress", Support = 1, Predicted = 0, AveragePrecision = 0.5 }],
                    },
                },
                LatencyMs = new LatencySummary { P50 = 1.5, P95 = 2, P99 = 3 },
                Throughput = 100,
                Cost = new CostSummary { TotalUsd = 0.003, Per1000Usd = 1.5 },
            },
            new ProviderResult { Id = "aws-rekognition", Skipped = "no credentials" },
        ],
        Pairwise =
        [
            new PairwiseResult
            {
                A = "onnx-fashion", B = "aws-rekognition", Facet = "category", Metric = "top1",
                IsPrimary = true, Difference = -0.1, Low = -0.2, High = 0.05, AdjustedLow = -0.25, AdjustedHigh = 0.1, PValue = 0.25,
                PAdjusted = 0.5, PEquivalent = 0.75,
            },
            new PairwiseResult
            {
                A = "onnx-fashion", B = "google-vision", Facet = "category", Metric = "top1", Verdict = Verdict.NotComparable,
                Obstacle = ComparisonObstacle.TooManyFailures, Difference = 0.5,
                BothAnswered = new CommonAnswers { Images = 1, A = 1, B = 0, Difference = new Estimate { Value = 1 } },
            },
        ],
    };

    [Fact]
    public void The_file_has_the_documented_names_and_shape()
    {
        var written = BakeoffResultsJson.Write(Sample) + "\n";
        if (Environment.GetEnvironmentVariable("VISIONADAPTERS_UPDATE_GOLDEN") == "1")
        {
            File.WriteAllText(GoldenPath(), written);
        }

        Assert.Equal(Golden(), written);
    }

    [Fact]
    public void What_is_read_is_written_alike() => Assert.Equal(Golden(), BakeoffResultsJson.Write(BakeoffResultsJson.Read(Golden())) + "\n");

    [Fact]
    public async Task Streams_hold_the_same_text()
    {
        using var stream = new MemoryStream();

        await BakeoffResultsJson.WriteAsync(Sample, stream, TestContext.Current.CancellationToken);

        Assert.Equal(Golden(), System.Text.Encoding.UTF8.GetString(stream.ToArray()) + "\n");
    }

    [Fact]
    public async Task A_read_result_has_its_values_and_unknown_ones_are_null_or_not_a_number()
    {
        await using var file = File.OpenRead(GoldenPath());

        var results = await BakeoffResultsJson.ReadAsync(file, TestContext.Current.CancellationToken);

        var category = results.Providers[0].Facets["category"];
        Assert.Equal(new Estimate { Value = 0.5, Low = 0.25, High = 0.75 }, category.Metrics["top1"]);
        Assert.DoesNotContain("top5", category.Metrics.Keys);
        Assert.True(double.IsNaN(category.Metrics["macroF1"].Low));
        Assert.Null(results.Providers[1].Throughput);
        Assert.Equal(Sample.Run, results.Run);
        Assert.Equal(Sample.Metrics, results.Metrics);
    }

    [Fact]
    public void A_null_document_is_refused() => Assert.Throws<JsonException>(() => BakeoffResultsJson.Read("null"));

    [Theory]
    [InlineData("""{ "schemaVersion": 1, "providers": [] }""", "schemaVersion 1 is not known here; this package reads version 3: score again.")]
    [InlineData("""{ "schemaVersion": 4 }""", "schemaVersion 4 is not known here; this package reads version 3: score again.")]
    public void Results_of_another_schema_are_refused_with_the_cure(string json, string message) =>
        Assert.Equal(message, Assert.Throws<JsonException>(() => BakeoffResultsJson.Read(json)).Message);

    private static string Golden() => File.ReadAllText(GoldenPath()).ReplaceLineEndings("\n");

    private static string GoldenPath() => SharedData.Repository("tests", "VisionAdapters.Evaluation.Tests", "Results", "results.golden.json");
}
