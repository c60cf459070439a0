namespace VisionAdapters.Evaluation.Tests.Metrics;

public sealed class MetricArgumentTests
{
    [Fact]
    public void Inputs_of_different_lengths_are_refused()
    {
        Assert.Throws<ArgumentException>(() => ClassificationMetrics.Accuracy([0, 1], [0]));
        Assert.Throws<ArgumentException>(() => MultiLabelMetrics.F1([[0]], [], 1, F1Average.Micro));
        Assert.Throws<ArgumentException>(() => RankingMetrics.AveragePrecision([true], []));
        Assert.Throws<ArgumentException>(() => ProbabilityMetrics.BrierScore([true], []));
        Assert.Throws<ArgumentException>(() => HierarchicalMetrics.F1([["a"]], [], _ => []));
    }

    [Fact]
    public void Different_lengths_are_told_in_numbers() => Assert.StartsWith(
        "The truth has 1 images but this has 0; give one entry per image to both.",
        Assert.Throws<ArgumentException>(() => ProbabilityMetrics.BrierScore([true], [])).Message,
        StringComparison.Ordinal);

    [Fact]
    public void A_calibration_error_needs_a_bin() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => ProbabilityMetrics.ExpectedCalibrationError([true], [0.5], bins: 0));

    [Fact]
    public void A_confidence_is_in_the_bin_whose_edges_are_below_and_not_below_it()
    {
        for (var bins = 1; bins <= 60; bins++)
        {
            for (var edge = 0; edge <= bins; edge++)
            {
                foreach (var confidence in new[] { Math.BitDecrement((double)edge / bins), (double)edge / bins, Math.BitIncrement((double)edge / bins) })
                {
                    if (confidence is >= 0 and <= 1)
                    {
                        var bin = ProbabilityMetrics.CalibrationBin(confidence, bins);
                        Assert.True(confidence <= (bin + 1.0) / bins && (bin == 0 || confidence > (double)bin / bins), $"{confidence} of {bins} bins");
                    }
                }
            }
        }
    }

    [Fact]
    public void A_negative_true_class_is_refused() => Assert.Throws<ArgumentException>(() => ClassificationMetrics.Accuracy([-1], [0]));

    [Fact]
    public void An_average_over_samples_needs_several_labels_per_image() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => ClassificationMetrics.F1([0], [0], F1Average.Samples));

    [Fact]
    public void A_label_beyond_the_number_of_labels_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => MultiLabelMetrics.F1([[3]], [[0]], 3, F1Average.Micro));

    [Fact]
    public void What_is_undefined_is_not_a_number()
    {
        Assert.Equal(double.NaN, RankingMetrics.AveragePrecision([false], [0.5]));
        Assert.Equal(double.NaN, ClassificationMetrics.CohenKappa([1, 1], [1, 1]));
        Assert.Equal(double.NaN, ClassificationMetrics.Accuracy([], []));
    }

    [Theory]
    [InlineData(0.0, 0)]
    [InlineData(1.0, 14)]
    [InlineData(0.2, 2)]
    [InlineData(0.2000001, 3)]
    [InlineData(0.6, 8)]
    public void A_confidence_on_the_edge_of_two_bins_belongs_to_the_lower_one(double confidence, int bin) =>
        Assert.Equal(bin, ProbabilityMetrics.CalibrationBin(confidence, 15));

    [Fact]
    public void Hierarchical_F1_pools_sets_with_their_ancestors()
    {
        // Kiritchenko et al.: T and its ancestors {G, B, C, E}, P and its ancestors {F, C}: one shared value of 4 and of 2.
        string[] Ancestors(string value) => value switch { "G" => ["B", "C", "E"], "F" => ["C"], _ => [] };

        Assert.Equal(2.0 * 1 / (4 + 2), HierarchicalMetrics.F1([["G"]], [["F"]], Ancestors), 1e-12);
        Assert.Equal(0, HierarchicalMetrics.F1([["G"]], [[]], Ancestors));
    }
}
