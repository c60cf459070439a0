using FsCheck;
using FsCheck.Fluent;

namespace VisionAdapters.Taxonomy.Tests;

public sealed class CalibrationCurveTests
{
    [Theory]
    [InlineData(0.01)]
    [InlineData(0.5)]
    [InlineData(0.93)]
    public void Equal_weights_of_one_change_nothing(double confidence) => Assert.Equal(confidence, Curve(0, 1, 1, 0).Apply(confidence), 1e-12);

    /// <summary>Figures worked out by hand: logit p = intercept + log ln s - complement ln(1 - s), with s kept 0.001 away from 0 and 1.</summary>
    [Theory]
    [InlineData(0.5, 0.5, 2, 3, 0.7673, "0.5 - 2 x 0.6931 + 3 x 0.6931 = 1.1931")]
    [InlineData(-1, 0.8, 2, 0.5, 0.3449, "-1 - 2 x 0.2231 + 0.5 x 1.6094 = -0.6416")]
    [InlineData(0, 1, 1, 1, 0.999, "a confidence of 1 is one of 0.999")]
    [InlineData(0, 0.0001, 1, 1, 0.001, "a confidence below 0.001 is one of 0.001")]
    public void A_confidence_is_worth_what_the_curve_says(double intercept, double confidence, double log, double complement, double expected, string why) =>
        Assert.Equal((expected, why), (Math.Round(Curve(intercept, log, complement, 0).Apply(confidence), 4), why));

    [Fact]
    public void A_value_that_is_not_named_has_the_chance_of_being_missed() => Assert.Equal(0.07, Curve(0, 1, 1, 0.07).Apply(0));

    [Fact]
    public void A_higher_confidence_is_never_worth_less_nor_less_than_none()
    {
        var tenths = Gen.Choose(0, 1000).Select(n => n / 1000.0);
        var cases = Gen.Choose(-5, 5).SelectMany(a => tenths.ArrayOf(5).Select(n => (Curve(a, 3 * n[0], 3 * n[1], n[2]), n[3], n[4])));
        Prop.ForAll(cases.ToArbitrary(), c =>
        {
            var (curve, x, y) = c;
            var (low, high) = (curve.Apply(Math.Min(x, y)), curve.Apply(Math.Max(x, y)));
            return low <= high && low >= curve.Absent && high <= 1;
        }).QuickCheckThrowOnFailure();
    }

    [Theory]
    [InlineData(-0.1)]
    [InlineData(1.1)]
    [InlineData(double.NaN)]
    public void A_number_that_is_no_confidence_is_refused(double confidence) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Curve(0, 1, 1, 0).Apply(confidence));

    private static CalibrationCurve Curve(double intercept, double log, double complement, double absent) =>
        new() { Intercept = intercept, LogWeight = log, ComplementWeight = complement, Absent = absent };
}
