using VisionAdapters.Evaluation;

namespace VisionAdapters.Reporting.Tests;

/// <summary>A metric that is defined here, in ten lines, and known nowhere else.</summary>
public sealed class OwnMetricTests
{
    private static readonly FacetMetric ExactMatch = new()
    {
        Id = "exactMatch",
        Header = "Exact match",
        Definition = "Share of the images whose values are exactly the true ones.",
        Unit = MetricUnit.Percent,
        ComparedOn = FacetKinds.All,
        Caution = new MetricCaution { Limit = 0.9, Text = "{provider} is seldom exact ({facets}, limit {limit}, {other})." },
        Computation = MetricComputation.FromImages(image => image.Truth.ToHashSet().SetEquals(image.Predicted) ? 1 : 0),
    };

    private static readonly BakeoffResults Results = Score([.. FacetMetrics.Default, ExactMatch]);

    [Fact]
    public void It_is_scored_with_an_interval_and_compared_by_a_paired_test()
    {
        var good = Results.Providers[0].Facets["dish"].Metrics["exactMatch"];
        Assert.Equal((0.75, 0.5980603857923198, 0.8581288136090369), (good.Value, good.Low, good.High));

        var pair = Assert.Single(Results.Pairwise, pair => pair.Metric == "exactMatch");
        Assert.Equal((0.5, PairedTests.McNemarExact(20, 0)), (pair.Difference, pair.PValue));
        Assert.Equal(pair.PValue, pair.PAdjusted);
    }

    [Fact]
    public void Results_json_says_all_that_a_reader_must_know_about_it()
    {
        var read = BakeoffResultsJson.Read(BakeoffResultsJson.Write(Results));

        var metric = read.Metrics[^1];
        Assert.Equal(
            ("exactMatch", "Exact match", ExactMatch.Definition, MetricDirection.HigherIsBetter, MetricUnit.Percent, FacetKinds.All),
            (metric.Id, metric.Header, metric.Definition, metric.Direction, metric.Unit, metric.ShownOn));
        Assert.Equal(ExactMatch.Caution, metric.Caution);
        Assert.Equal(Results.Providers[0].Facets["dish"].Metrics["exactMatch"], read.Providers[0].Facets["dish"].Metrics["exactMatch"]);
    }

    [Theory]
    [InlineData("csv", "good,dish,,exactMatch,0.75,")]
    [InlineData("md", "| Exact match |")]
    [InlineData("md", "| Dish | exploratory | Exact match | good | bad | +50.0 (")]
    [InlineData("md", "- good is seldom exact (Dish 75.0%, limit 90.0%, \\{other\\}).")]
    [InlineData("html", ">Exact match</th>")]
    [InlineData("html", "<dt>Exact match</dt>\n<dd>Share of the images whose values are exactly the true ones.</dd>")]
    [InlineData("html", "bad is seldom exact (Dish 25.0%, limit 90.0%, {other}).")]
    public void Every_format_shows_it_from_the_file_alone(string format, string text)
    {
        var report = new BakeoffReport { Results = BakeoffResultsJson.Read(BakeoffResultsJson.Write(Results)) };

        Assert.Contains(text, ReportFixtures.Render(format, report), StringComparison.Ordinal);
    }

    [Fact]
    public void The_first_metric_ranks_and_the_verdict_names_it()
    {
        var results = Score([ExactMatch, .. FacetMetrics.Default]);

        Assert.Equal("exactMatch", new ReportTables(results).GetLeaderboard("dish").Columns.Single(column => column.IsPlotted).Id);
        Assert.StartsWith("On 40 images, good has Exact match 75.0% (", Conclusions.Verdict(results), StringComparison.Ordinal);
    }

    [Fact]
    public void One_where_lower_is_better_turns_ranks_leads_and_verdicts_around()
    {
        var wrong = ExactMatch with
        {
            Id = "wrong",
            Header = "Wrong",
            Direction = MetricDirection.LowerIsBetter,
            Unit = MetricUnit.Number,
            Phrase = "{value} errors an image",
            Computation = MetricComputation.FromImages(image => image.Hits == 0 ? 10 : 0),
        };

        var results = Score([wrong]);
        var tables = new ReportTables(results);

        Assert.Equal(["good", "bad"], tables.GetLeaderboard("dish").Rows.Select(row => row.Cells[0].Text));
        Assert.Equal("Wrong ↓", tables.GetLeaderboard("dish").Columns[1].Header);
        Assert.Equal("A − B", tables.Pairwise.Columns[5].Header);
        Assert.Equal(("−5.000", "A is better"), (tables.Pairwise.Rows[0].Cells[5].Text, tables.Pairwise.Rows[0].Cells[^1].Text));
        Assert.Matches(
            @"^On 40 images, good has 2\.500 errors an image \(.*\) on Dish, the best of 2.*\. It is better than bad by 5\.000 \(\+.* to \+.*; p <0\.001\)\.",
            Conclusions.Verdict(results));
    }

    [Fact]
    public void Values_without_a_description_go_by_their_id()
    {
        var results = Results with { Metrics = [] };

        Assert.Contains("exactMatch", new ReportTables(results).GetLeaderboard("dish").Columns.Select(column => column.Header));
        Assert.Contains("| exactMatch |", ReportFixtures.Render("md", new BakeoffReport { Results = results }), StringComparison.Ordinal);
    }

    [Fact]
    public void A_rule_of_ones_own_draws_a_conclusion_in_every_report()
    {
        var report = new BakeoffReport { Results = Results, ConclusionRules = [.. Conclusions.DefaultRules, new PairCount()] };

        Assert.Contains("2 pairs were tested.", ReportFixtures.Render("md", report), StringComparison.Ordinal);
        Assert.Contains("2 pairs were tested.", ReportFixtures.Render("html", report), StringComparison.Ordinal);
    }

    private static BakeoffResults Score(IReadOnlyList<FacetMetric> metrics)
    {
        var images = Enumerable.Range(0, 40).ToArray();
        ProviderPredictions Right(string id, int right) => new()
        {
            Provider = id,
            Facets = new Dictionary<string, IReadOnlyList<IReadOnlyList<ScoredValue>>>
            {
                ["dish"] = [.. images.Select(image => new[] { new ScoredValue(image < right ? "soup" : "salad", 0.9) })],
            },
        };
        var set = new ScoringSet
        {
            Name = "menu",
            Images = [.. images.Select(image => $"{image}")],
            Truth = [new FacetTruth { Facet = "dish", Name = "Dish", IsMultiValued = false, Values = [.. images.Select(_ => new[] { "soup" })] }],
            Predictions = [Right("good", 30), Right("bad", 10)],
        };
        return BakeoffScorer.Score(set, new ScoringOptions { Metrics = metrics }, cancellationToken: TestContext.Current.CancellationToken);
    }

    private sealed class PairCount : IConclusionRule
    {
        public IEnumerable<Conclusion> Draw(BakeoffResults results) =>
            [new Conclusion { Kind = ConclusionKind.Note, Text = $"{results.Pairwise.Count} pairs were tested." }];
    }
}
