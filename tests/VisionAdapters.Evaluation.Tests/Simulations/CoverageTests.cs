using MathNet.Numerics.Distributions;

namespace VisionAdapters.Evaluation.Tests.Simulations;

/// <summary>Nominal 95 % intervals and 5 % tests, held to what they promise in worlds where the truth is known.</summary>
public sealed class CoverageTests
{
    private const double Confidence = 0.95;

    [Theory]
    [InlineData(50, 0.02, 0.95, 0.99)]
    [InlineData(300, 0.005, 0.95, 0.99)]
    [InlineData(300, 0.02, 0.94, 0.98)]
    [InlineData(300, 0.5, 0.94, 0.96)]
    [InlineData(300, 0.98, 0.94, 0.98)]
    [InlineData(300, 0.995, 0.95, 0.99)]
    [InlineData(3000, 0.9, 0.94, 0.96)]
    public void Of_a_share(int images, double share, double atLeast, double atMost)
    {
        // No simulation is needed: all numbers of right images, each as often as it comes.
        var covered = Enumerable.Range(0, images + 1)
            .Where(right => Simulated.Holds(Proportion.Interval((double)right / images, images, Confidence), share))
            .Sum(right => Binomial.PMF(share, images, right));

        Simulated.Report($"share {share}, {images} images", covered);
        Assert.InRange(covered, atLeast, atMost);
    }

    [Theory]
    [InlineData(100, 0.02, 0.01, 0.94, 0.99)]
    [InlineData(300, 0.01, 0.01, 0.94, 0.99)]
    [InlineData(300, 0.1, 0.05, 0.94, 0.96)]
    [InlineData(1000, 0.2, 0.17, 0.94, 0.96)]
    public void Of_the_difference_of_two_shares(int images, double onlyA, double onlyB, double atLeast, double atMost)
    {
        var covered = Simulated.Share(20_000, random =>
        {
            var a = Binomial.Sample(random, onlyA, images);
            var b = Binomial.Sample(random, onlyB / (1 - onlyA), images - a);
            return Simulated.Holds(new PairedProportion(a, b, images).Interval(Confidence), onlyA - onlyB);
        });

        Simulated.Report($"difference {onlyA} - {onlyB}, {images} images", covered);
        Assert.InRange(covered, atLeast, atMost);
    }

    [Theory]
    [InlineData(30, 10, 0.8, 0.7, 0.94, 0.98)]
    [InlineData(30, 10, 0.5, 0.7, 0.94, 0.965)]
    [InlineData(30, 10, 0.95, 0.7, 0.95, 1)]
    [InlineData(100, 4, 0.8, 0.5, 0.94, 0.96)]
    public void Of_a_share_of_images_in_groups(int groups, int images, double share, double correlation, double atLeast, double atMost)
    {
        var clusters = Simulated.Groups(groups, images);
        var (covered, naive) = (0.0, 0.0);
        covered = Simulated.Share(4000, random => Simulated.Holds(Interval(random, clusters), share));
        naive = Simulated.Share(4000, random => Simulated.Holds(Interval(random, new ImageGroups(new string?[groups * images])), share));

        Simulated.Report($"share {share}, {groups} groups of {images}, correlation {correlation}", covered);
        Simulated.Report("  without groups", naive);
        Assert.InRange(covered, atLeast, atMost);
        Assert.True(naive < 0.85);

        (double, double) Interval(Random random, ImageGroups known)
        {
            var ratios = Simulated.Shares(Simulated.DrawGroups(random, groups, images, share, correlation));
            return Proportion.Interval(ratios.Measure(), EffectiveImages.Count(ratios, known), Confidence, known.DegreesOfFreedom);
        }
    }

    [Theory]
    [InlineData(0.7)]
    [InlineData(0.3)]
    public void Of_the_difference_of_two_shares_of_images_in_groups_and_its_test(double correlation)
    {
        var groups = Simulated.Groups(30, 10);
        ImageRatios Draw(Random random) => Simulated.Shares(Simulated.DrawGroups(random, 30, 10, 0.7, correlation));

        var covered = Simulated.Share(4000, random =>
            Simulated.Holds(PairedTests.Pair(Draw(random), Draw(random), groups)!.Interval(Confidence), 0));
        var rejected = Simulated.Share(2000, random => PairedTests.PValue(Draw(random), Draw(random), groups, 499, 1, CancellationToken.None) < 0.05);

        Simulated.Report($"difference of equals, 30 groups of 10, correlation {correlation}", covered);
        Simulated.Report("  rejected by random swaps", rejected);
        Assert.InRange(covered, 0.94, 0.965);
        Assert.InRange(rejected, 0.04, 0.06);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Of_micro_F1_and_of_its_difference(bool isGrouped)
    {
        // Precision and recall of about 0.8: values are missed, and others are made up.
        var (units, images) = isGrouped ? (40, 8) : (300, 1);
        var groups = Simulated.Groups(units, images);
        ImageRatios Draw(Random random)
        {
            var right = Simulated.DrawGroups(random, units, images, 0.8, isGrouped ? 0.5 : 0);
            var second = Simulated.DrawGroups(random, units, images, 0.8, isGrouped ? 0.5 : 0);
            return new([.. right.Zip(second, (a, b) => 2 * (a + b))], [.. right.Zip(second, (a, b) => 4 - ((1 - a) * (b == 1 ? 1 : 0)))]);
        }

        var truth = Truth(Draw);
        var covered = Simulated.Share(2000, random =>
        {
            var ratios = Draw(random);
            return Simulated.Holds(
                Proportion.Interval(ratios.Measure(), EffectiveImages.Count(ratios, groups), Confidence, groups.DegreesOfFreedom), truth);
        });
        var difference = Simulated.Share(1000, random =>
        {
            var (a, b) = (Draw(random).Sum(groups), Draw(random).Sum(groups));
            var sums = RatioBootstrap.Sum([a.Numerators, a.Denominators, b.Numerators, b.Denominators], 1000, 1, new ParallelOptions());
            double[] differences = [.. Enumerable.Range(0, 1000).Select(r => (sums[0][r] / sums[1][r]) - (sums[2][r] / sums[3][r]))];
            return Simulated.Holds(Bootstrap.Interval(differences, Confidence, units), 0);
        });

        Simulated.Report($"micro F1 {truth:F3}, {units} groups of {images}", covered);
        Simulated.Report("  difference of equals", difference);
        Assert.InRange(covered, 0.935, 0.965);
        Assert.InRange(difference, 0.935, 0.965);

        static double Truth(Func<Random, ImageRatios> draw)
        {
            var draws = Enumerable.Range(0, 400).Select(i => draw(new Random(100_000 + i))).ToArray();
            return draws.Sum(ratios => ratios.Numerators.Sum()) / draws.Sum(ratios => ratios.Denominators.Sum());
        }
    }
}
