namespace VisionAdapters.Evaluation.Tests.Gates;

public sealed class RegressionGateTests
{
    private const double Margin = 0.02;
    private const int Rounds = 4_000;

    [Theory]
    [InlineData(-0.03, -0.01, GateOutcome.Pass)]
    [InlineData(-0.01, 0.019, GateOutcome.Pass)]
    [InlineData(0.005, 0.015, GateOutcome.Pass)]
    [InlineData(-0.01, 0.02, GateOutcome.Inconclusive)]
    [InlineData(0, 0.03, GateOutcome.Inconclusive)]
    [InlineData(0.005, 0.03, GateOutcome.Fail)]
    [InlineData(double.NaN, double.NaN, GateOutcome.Inconclusive)]
    public void The_interval_of_the_loss_decides(double least, double most, GateOutcome expected)
    {
        Assert.Equal(expected, RegressionGate.Judge(Loss(least, most), Margin));
        Assert.Equal(expected, RegressionGate.Judge(Loss(-most, -least), Margin, MetricDirection.LowerIsBetter));
    }

    [Fact]
    public void Without_a_margin_only_what_did_not_lose_passes()
    {
        Assert.Equal(GateOutcome.Pass, RegressionGate.Judge(Loss(0, 0), margin: 0));
        Assert.Equal(GateOutcome.Inconclusive, RegressionGate.Judge(Loss(-0.01, 0.001), margin: 0));
    }

    [Fact]
    public void A_pair_that_cannot_be_compared_is_inconclusive() => Assert.Equal(
        GateOutcome.Inconclusive, RegressionGate.Judge(Loss(-1, -0.5) with { Obstacle = ComparisonObstacle.Rehearsal }, Margin));

    [Theory]
    [InlineData(GateOutcome.Pass, GateOutcome.Pass, GateOutcome.Pass)]
    [InlineData(GateOutcome.Inconclusive, GateOutcome.Pass, GateOutcome.Inconclusive)]
    [InlineData(GateOutcome.Fail, GateOutcome.Fail, GateOutcome.Pass, GateOutcome.Inconclusive)]
    [InlineData(GateOutcome.Inconclusive)]
    public void All_must_pass_and_one_that_fails_is_enough(GateOutcome expected, params GateOutcome[] outcomes) =>
        Assert.Equal(expected, RegressionGate.Join(outcomes));

    /// <summary>False alarms and misses, each at most 2.5 %, and how often a change without loss may go on.</summary>
    [Theory]
    [InlineData(0.00, 0.50, 1.00, 0.00, 0.030)]
    [InlineData(0.02, 0.00, 0.030, 0.40, 0.80)]
    [InlineData(0.05, 0.00, 0.001, 0.95, 1.00)]
    public void Simulated_gates_err_as_rarely_as_promised(double loss, double minPass, double maxPass, double minFail, double maxFail)
    {
        const int images = 1_000;
        const double discordance = 0.08;
        var random = new Random(3);
        var (passed, failed) = (0, 0);
        for (var round = 0; round < Rounds; round++)
        {
            var (onlyBefore, onlyAfter) = (0, 0);
            for (var image = 0; image < images; image++)
            {
                var draw = random.NextDouble();
                onlyBefore += draw < (discordance + loss) / 2 ? 1 : 0;
                onlyAfter += draw >= 1 - ((discordance - loss) / 2) ? 1 : 0;
            }

            var (low, high) = new PairedProportion(onlyBefore, onlyAfter, images).Interval(0.95);
            var outcome = RegressionGate.Judge(Loss(low, high), Margin);
            passed += outcome == GateOutcome.Pass ? 1 : 0;
            failed += outcome == GateOutcome.Fail ? 1 : 0;
        }

        TestContext.Current.SendDiagnosticMessage($"loss {loss}: passed {(double)passed / Rounds:P1}, failed {(double)failed / Rounds:P1}");
        Assert.InRange((double)passed / Rounds, minPass, maxPass);
        Assert.InRange((double)failed / Rounds, minFail, maxFail);
    }

    private static PairwiseResult Loss(double least, double most) => new()
    {
        A = "x [A]",
        B = "x [B]",
        Facet = "category",
        Metric = "accuracy",
        Difference = (least + most) / 2,
        Low = least,
        High = most,
    };
}
