using System.Globalization;
using FsCheck;
using FsCheck.Fluent;

namespace VisionAdapters.Google.Tests;

public sealed class FloatDecimalsTests
{
    /// <summary>From 0 to 1, the small ones as often as the large ones.</summary>
    private static Gen<float> Scores =>
        from number in Gen.Choose(0, int.MaxValue)
        from exponent in Gen.Choose(0, 30)
        select (float)(number / (double)int.MaxValue * Math.Pow(10, -exponent));

    [Fact]
    public void Scores_become_the_decimal_that_json_writes_for_them() => Prop.ForAll(
        Scores.ToArbitrary(),
        score => FloatDecimals.Widen(score) == double.Parse(score.ToString("R", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture)).Check(Config.QuickThrowOnFailure.WithMaxTest(10_000));

    [Theory]
    [InlineData(0f, 0)]
    [InlineData(1f, 1)]
    [InlineData(0.1f, 0.1)]
    [InlineData(0.000209493f, 0.000209493)]
    [InlineData(1.02f, 1.02)]
    [InlineData(5.29922545e-06f, 5.2992254e-06)]
    [InlineData(float.Epsilon, 1E-45)]
    public void Numbers_of_answers_keep_their_decimals(float value, double expected) => Assert.Equal(expected, FloatDecimals.Widen(value));

    [Fact]
    public void No_number_is_no_number() => Assert.True(double.IsNaN(FloatDecimals.Widen(float.NaN)) && double.IsInfinity(FloatDecimals.Widen(float.PositiveInfinity)));
}
