using System.Numerics.Tensors;

namespace VisionAdapters.Adaptation.Tests;

public sealed class OptimizationTests
{
    private static readonly TrainingSet Set = new(Clusters.Draw([30, 20, 10], distance: 1), ["class-0", "class-1", "class-2"]);
    private static readonly int[] All = [.. Enumerable.Range(0, Set.Count)];

    [Fact]
    public void The_gradient_is_the_slope()
    {
        var objective = new SoftmaxObjective(Set, All, Set.Weights(All, 1), regularization: 0.1);
        var scorer = new LinearScorer(3, Set.Width);
        var random = new Random(1);
        for (var index = 0; index < scorer.Parameters.Length; index++)
        {
            scorer.Parameters[index] = (float)(random.NextDouble() - 0.5);
        }

        var gradient = new float[scorer.Parameters.Length];
        objective.Evaluate(scorer, gradient);

        const float step = 1e-2f;
        foreach (var index in new[] { 0, 5, Set.Width, Set.Width + 3, scorer.Parameters.Length - 1 })
        {
            var (up, down) = (scorer.Copy(), scorer.Copy());
            up.Parameters[index] += step;
            down.Parameters[index] -= step;
            var slope = (objective.Evaluate(up, new float[gradient.Length]) - objective.Evaluate(down, new float[gradient.Length])) / (up.Parameters[index] - down.Parameters[index]);
            Assert.Equal(slope, gradient[index], 1e-3);
        }
    }

    [Theory]
    [InlineData(10)]
    [InlineData(0.1)]
    [InlineData(0.003)]
    public void The_minimum_is_flat(double regularization)
    {
        var objective = new SoftmaxObjective(Set, All, Set.Weights(All, 1), regularization);
        var scorer = new LinearScorer(3, Set.Width);

        new LimitedMemoryMinimizer().Minimize(objective, scorer, TestContext.Current.CancellationToken);

        var gradient = new float[scorer.Parameters.Length];
        objective.Evaluate(scorer, gradient);
        Assert.InRange(TensorPrimitives.Norm<float>(gradient), 0, 0.01);
    }

    [Fact]
    public void Classes_of_any_size_weigh_alike()
    {
        var weights = Set.Weights(All, balance: 1);

        Assert.Equal(20, weights.Take(30).Sum(), 1e-9);
        Assert.Equal(20, weights.Skip(50).Sum(), 1e-9);
    }

    [Fact]
    public void The_temperature_that_made_the_scores_is_found()
    {
        // Scores of twice the log odds are twice too sure.
        var random = new Random(1);
        var scores = new float[4000][];
        var classes = new int[4000];
        for (var image = 0; image < scores.Length; image++)
        {
            var logOdds = (random.NextDouble() * 6) - 3;
            scores[image] = [(float)(2 * logOdds), 0];
            classes[image] = random.NextDouble() < 1 / (1 + Math.Exp(-logOdds)) ? 0 : 1;
        }

        Assert.Equal(2, Temperature.Fit(scores, classes), 0.2);
    }
}
