namespace VisionAdapters.Evaluation.Tests.Statistics;

public sealed class PairedTestsTests
{
    // scipy.stats.binomtest(b, b + c).pvalue
    [Theory]
    [InlineData(0, 0, 1.0)]
    [InlineData(1, 0, 1.0)]
    [InlineData(5, 5, 1.0)]
    [InlineData(0, 10, 0.001953125)]
    [InlineData(10, 0, 0.001953125)]
    [InlineData(3, 9, 0.14599609375)]
    [InlineData(121, 59, 4.4344492637551645e-06)]
    public void McNemar_is_the_two_sided_binomial_test(int onlyFirst, int onlySecond, double expected) =>
        Assert.Equal(expected, PairedTests.McNemarExact(onlyFirst, onlySecond), expected * 1e-9);

    [Fact]
    public void McNemar_stays_a_number_when_powers_of_two_leave_the_range_of_doubles()
    {
        Assert.Equal(1.0, PairedTests.McNemarExact(40_000, 40_000), 1e-9);
        Assert.InRange(PairedTests.McNemarExact(19_800, 20_200), 0.04604, 0.04605);
        Assert.InRange(PairedTests.McNemarExact(0, 40_000), 0, 1e-300);
    }

    [Fact]
    public void Holm_multiplies_step_by_step_and_keeps_the_order()
    {
        // The worked example of R's p.adjust: p.adjust(c(0.01, 0.04, 0.03, 0.005), "holm").
        Assert.Equal([0.03, 0.06, 0.06, 0.02], PairedTests.Holm([0.01, 0.04, 0.03, 0.005]), (a, b) => Math.Abs(a - b) < 1e-12);
    }

    [Fact]
    public void Holm_never_exceeds_1()
    {
        Assert.Equal([1.0, 1.0], PairedTests.Holm([0.7, 0.9]));
        Assert.Empty(PairedTests.Holm([]));
    }
}
