using FsCheck;
using FsCheck.Fluent;
using VisionAdapters.Taxonomy;

namespace VisionAdapters.Evaluation.Tests.Calibration;

public sealed class CalibrationCurveTests
{
    [Theory]
    [InlineData(0.01)]
    [InlineData(0.5)]
    [InlineData(0.93)]
    public void Equal_weights_of_one_change_nothing(double confidence) => Assert.Equal(confidence, Curve(0, 1, 1, 0).Apply(confidence), 1e-12);

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
