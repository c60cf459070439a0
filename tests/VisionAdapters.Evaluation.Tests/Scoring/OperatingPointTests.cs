namespace VisionAdapters.Evaluation.Tests.Scoring;

public sealed class OperatingPointTests
{
    private const string Facet = "tags";

    [Fact]
    public void A_provider_whose_confidences_are_low_is_scored_at_a_threshold_of_its_own()
    {
        var facet = Score(Shy(400, scale: 0.4), 0.5);

        Assert.Equal(0, facet.Metrics["microF1"].Value);
        Assert.InRange(facet.Metrics["ownThresholdMicroF1"].Value, 0.75, 1);
        Assert.All(facet.OwnThresholds!, threshold => Assert.InRange(threshold, 0.01, 0.4));
    }

    [Fact]
    public void Providers_that_differ_in_the_scale_of_their_confidences_alone_are_equal_at_their_own_thresholds()
    {
        var (bold, shy) = (Score(Shy(400, scale: 1), 0.5), Score(Shy(400, scale: 0.4), 0.5));

        Assert.Equal(bold.Metrics["ownThresholdMicroF1"].Value, shy.Metrics["ownThresholdMicroF1"].Value, 1e-12);
    }

    [Fact]
    public void The_threshold_of_an_image_is_chosen_without_it()
    {
        // Confidences that say nothing: in hindsight the best threshold gains, chosen on the other half it does not.
        var random = new Random(3);
        Image[] images = [.. Enumerable.Range(0, 200).Select(_ => new Image([$"v{random.Next(2)}"], [new("v0", Math.Round(random.NextDouble(), 3)), new("v1", Math.Round(random.NextDouble(), 3))]))];
        var facet = Score(images, 0.5);
        var pairs = images.SelectMany(image => image.Said.Select(value => (value.Confidence, image.Truth.Contains(value.Value)))).ToList();

        Assert.True(facet.Metrics["ownThresholdMicroF1"].Value <= ThresholdSearch.Best(pairs, 200).MicroF1);
        Assert.NotEqual(facet.OwnThresholds![0], facet.OwnThresholds[1]);
    }

    [Fact]
    public void The_order_of_images_does_not_matter()
    {
        var images = Shy(100, scale: 0.4).Index().ToArray();

        var (forth, back) = (Score(images), Score([.. images.Reverse()]));

        Assert.Equal(forth.Metrics["ownThresholdMicroF1"].Value, back.Metrics["ownThresholdMicroF1"].Value, 1e-12);

        static FacetResult Score((int Name, Image Image)[] named) => OperatingPointTests.Score([.. named.Select(image => image.Image)], 0.5, [.. named.Select(image => $"{image.Name}")]);
    }

    [Fact]
    public void Few_images_leave_the_shared_threshold()
    {
        var facet = Score(Shy(12, scale: 1), 0.3);

        Assert.Equal([0.3, 0.3], facet.OwnThresholds);
        Assert.Equal(facet.Metrics["microF1"].Value, facet.Metrics["ownThresholdMicroF1"].Value);
    }

    [Fact]
    public void A_curve_tells_precision_recall_and_coverage_from_each_confidence_on()
    {
        var curve = Score([new(["a"], [new("a", 0.9)]), new(["b"], [new("b", 0.6), new("a", 0.3)]), new(["c"], [])], 0.5).Curve!;

        Assert.Equal([0.3, 0.6, 0.9], curve.Threshold);
        Assert.Equal([0.6667, 1, 1], curve.Precision);
        Assert.Equal([0.6667, 0.6667, 0.3333], curve.Recall);
        Assert.Equal([0.6667, 0.6667, 0.3333], curve.Coverage);
    }

    /// <summary>Images with one of ten values, which the provider gives with high confidence nine times in ten, and another one with low.</summary>
    private static Image[] Shy(int count, double scale)
    {
        var random = new Random(7);
        return
        [
            .. Enumerable.Range(0, count).Select(_ =>
            {
                var (truth, other) = ($"v{random.Next(5)}", $"w{random.Next(5)}");
                var sure = random.Next(10) > 0;
                return new Image([truth], [new(truth, scale * (sure ? 0.9 : 0.1)), new(other, scale * 0.3)]);
            }),
        ];
    }

    private static FacetResult Score(Image[] images, double threshold, string[]? names = null)
    {
        var set = new ScoringSet
        {
            Images = names ?? [.. images.Select((_, index) => $"{index}")],
            Truth = [new FacetTruth { Facet = Facet, IsMultiValued = true, Values = [.. images.Select(image => image.Truth)] }],
            Predictions =
            [
                new ProviderPredictions
                {
                    Provider = "p",
                    Facets = new Dictionary<string, IReadOnlyList<IReadOnlyList<ScoredValue>>>(StringComparer.Ordinal) { [Facet] = [.. images.Select(image => image.Said)] },
                },
            ],
        };
        return BakeoffScorer.Score(set, new ScoringOptions { Resamples = 0, Threshold = threshold }).Providers[0].Facets[Facet];
    }

    private sealed record Image(string[] Truth, ScoredValue[] Said);
}
