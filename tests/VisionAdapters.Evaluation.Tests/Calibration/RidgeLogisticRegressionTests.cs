namespace VisionAdapters.Evaluation.Tests.Calibration;

public sealed class RidgeLogisticRegressionTests
{
    private static readonly double[] Confidences = [.1, .2, .35, .6, .7, .9, .95];
    private static readonly ScoredPair[] Rising = Pairs([.1, .2, .35, .6, .7, .9, .95], [false, true, false, true, false, true, true]);
    private static readonly ScoredPair[] Falling = Pairs([.1, .2, .35, .6, .7, .9, .95], [true, true, true, false, false, false, true]);
    private static readonly ScoredPair[] Bent =
        Pairs([.05, .1, .3, .5, .6, .8, .9, .97], [true, true, false, false, false, true, true, true]);

    private static readonly double[] Prior = [.3, 1.2, .7];
    private static readonly double[] Identity = [0, 1, 1];

    /// <summary>The weights are those of SciPy 1.10's L-BFGS-B on the same loss.</summary>
    [Fact]
    public void The_weights_are_those_of_another_minimizer()
    {
        AssertWeights([.347646, .987498, .712749], RidgeLogisticRegression.Fit(Rising, Prior, ridge: 2));
        AssertWeights([-.477145, .313935, 1.063127], RidgeLogisticRegression.Fit(Rising, Identity, ridge: .1));
        AssertWeights([.334404, .213647, .085007], RidgeLogisticRegression.Fit(Falling, Prior, ridge: 2));
    }

    [Fact]
    public void A_weight_that_would_be_negative_is_0_and_the_rest_fitted_again() =>
        AssertWeights([-.347148, 0, .862515], RidgeLogisticRegression.Fit(Bent, Identity, ridge: .1));

    [Fact]
    public void Confidences_that_say_nothing_leave_the_intercept_alone() =>
        AssertWeights([.271842, 0, 0], RidgeLogisticRegression.Fit(Falling, Identity, ridge: .1));

    [Fact]
    public void A_strong_ridge_keeps_the_prior() =>
        AssertWeights(Prior, RidgeLogisticRegression.Fit(Pairs(Confidences, new bool[7]), Prior, ridge: 1e9));

    [Fact]
    public void A_system_of_equations_is_solved()
    {
        var solution = LinearSystem.Solve(new double[,] { { 4, 2, -2 }, { 2, 10, 4 }, { -2, 4, 9 } }, [4, 30, 24]);

        AssertWeights([1, 2, 2], solution);
    }

    private static ScoredPair[] Pairs(double[] confidences, bool[] truth) =>
        [.. confidences.Zip(truth, (confidence, isTrue) => new ScoredPair(Value: 0, confidence, isTrue))];

    private static void AssertWeights(double[] expected, double[] actual) =>
        Assert.All(expected.Zip(actual), pair => Assert.Equal(pair.First, pair.Second, 5e-5));
}
