namespace VisionAdapters.Evaluation.Tests.Simulations;

/// <summary>The calibration error of providers whose confidences are off by a known amount, and of such that are not off at all.</summary>
public sealed class CalibrationErrorTests
{
    private const double Line = 0.1;

    [Theory]
    [InlineData(100, 0.0)]
    [InlineData(400, 0.0)]
    [InlineData(3000, 0.0)]
    [InlineData(400, 0.02)]
    [InlineData(400, 0.05)]
    [InlineData(400, 0.1)]
    [InlineData(3000, 0.1)]
    [InlineData(3000, 0.2)]
    public void Its_interval_holds_the_true_error(int images, double error)
    {
        var covered = Simulated.Share(1500, random => Simulated.Holds(Interval(Measure(random, images, error)), error));

        Simulated.Report($"calibration error {error}, {images} images", covered);
        Assert.InRange(covered, 0.94, 1);
    }

    [Theory]
    [InlineData(100)]
    [InlineData(400)]
    [InlineData(3000)]
    public void Nobody_with_perfect_confidences_is_accused(int images)
    {
        var accused = Simulated.Share(1500, random => Measure(random, images, error: 0).Low > Line);

        Simulated.Report($"perfect confidences over the line, {images} images", accused);
        Assert.InRange(accused, 0, 0.01);
    }

    [Fact]
    public void A_provider_far_over_the_line_is_found()
    {
        var found = Simulated.Share(500, random => Measure(random, 1000, error: 0.2).Low > Line);

        Simulated.Report("error 0.2 over the line, 1000 images", found);
        Assert.InRange(found, 0.99, 1);
    }

    [Fact]
    public void Chance_adds_nothing_on_average_to_perfect_confidences()
    {
        var errors = Enumerable.Range(1, 500).Select(seed => Measure(new Random(seed), 400, error: 0).Value);

        // The plain error of 8 bins of 50 is about 0.04; what is left here comes from cutting at 0.
        Assert.InRange(errors.Average(), 0, 0.015);
    }

    [Fact]
    public void A_group_of_images_counts_once()
    {
        var covered = Simulated.Share(1000, random =>
        {
            var singles = Draw(random, 60, 0.0).ToArray();
            ScoredDecision[] tenfold = [.. singles.SelectMany(decision => Enumerable.Repeat(decision, 10))];
            return CalibrationError.Measure(tenfold, 60, 59).Low == 0;
        });

        Simulated.Report("60 groups of 10 alike, no error, interval holds 0", covered);
        Assert.InRange(covered, 0.94, 1);
    }

    private static Estimate Measure(Random random, int images, double error) =>
        CalibrationError.Measure([.. Draw(random, images, error)], images, double.PositiveInfinity);

    /// <summary>Draws confidences from 0.3 to 0.9; the share that is right lies below them by the error.</summary>
    private static IEnumerable<ScoredDecision> Draw(Random random, int images, double error) => Enumerable.Range(0, images).Select(image =>
    {
        var confidence = 0.3 + (0.6 * random.NextDouble());
        return new ScoredDecision(image, confidence, random.NextDouble() < confidence - error);
    });

    private static (double Low, double High) Interval(Estimate estimate) => (estimate.Low, estimate.High);
}
