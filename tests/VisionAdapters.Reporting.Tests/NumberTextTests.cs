using VisionAdapters.Evaluation;

namespace VisionAdapters.Reporting.Tests;

public sealed class NumberTextTests
{
    [Theory]
    [InlineData(0.83249, "83.2%")]
    [InlineData(1, "100.0%")]
    [InlineData(0, "0.0%")]
    public void Shares_have_one_decimal(double value, string text) => Assert.Equal(text, NumberText.Percent(value));

    [Theory]
    [InlineData(0.0312, "+3.1")]
    [InlineData(-0.0312, "−3.1")]
    [InlineData(-0.0001, "0.0")]
    [InlineData(0.0001, "0.0")]
    public void Differences_have_a_sign_unless_they_read_as_zero(double value, string text) => Assert.Equal(text, NumberText.Points(value));

    [Theory]
    [InlineData(12.3456, "+12.346")]
    [InlineData(-0.5, "−0.500")]
    [InlineData(0.0001, "0.000")]
    public void Differences_of_numbers_have_a_sign_too(double value, string text) => Assert.Equal(text, NumberText.Signed(value));

    [Fact]
    public void A_price_below_a_cent_does_not_read_as_free() => Assert.Equal("<$0.01", NumberText.Usd(0.004));

    [Fact]
    public void A_probability_never_reads_as_zero() => Assert.Equal("<0.001", NumberText.PValue(0.0000001));

    [Fact]
    public void An_estimate_without_resamples_has_no_interval() => Assert.Null(NumberText.Interval(new Estimate { Value = 0.5 }, percent: true));

    [Fact]
    public void Times_are_given_in_utc() =>
        Assert.Equal("2026-10-02 07:31 UTC", NumberText.Time(new DateTimeOffset(2026, 10, 2, 9, 31, 5, TimeSpan.FromHours(2))));
}
