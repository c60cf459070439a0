using System.Globalization;
using VisionAdapters.Evaluation;

namespace VisionAdapters.Reporting;

/// <summary>How numbers are written, the same in every format and culture.</summary>
internal static class NumberText
{
    private const string Minus = "\u2212";

    public static string Count(int value) => value.ToString("N0", CultureInfo.InvariantCulture);

    public static string Percent(double value) => Fixed(value * 100, 1) + "%";

    public static string Ratio(double value) => Fixed(value, 3);

    /// <summary>A difference of rates, in percentage points with its sign.</summary>
    public static string Points(double value)
    {
        var text = Fixed(value * 100, 1);
        return value > 0 && text != "0.0" ? "+" + text : text;
    }

    /// <summary>A difference of numbers, with its sign.</summary>
    public static string Signed(double value)
    {
        var text = Fixed(value, 3);
        return value > 0 && text != "0.000" ? "+" + text : text;
    }

    public static string PValue(double value) => double.IsNaN(value) ? "–" : value < 0.001 ? "<0.001" : Fixed(value, 3);

    public static string Milliseconds(double value) => (value < 100 ? Fixed(value, 1) : Fixed(value, 0)) + " ms";

    public static string Rate(double value) => value < 100 ? Fixed(value, 1) : Fixed(value, 0);

    public static string Usd(double value) => value is > 0 and < 0.01 ? "<$0.01" : "$" + Fixed(value, 2);

    public static string Time(DateTimeOffset value) =>
        value.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture) + " UTC";

    /// <summary>The interval without units, or null when the estimate has none.</summary>
    public static string? Interval(Estimate estimate, bool percent) => HasInterval(estimate)
        ? percent
            ? $"{Fixed(estimate.Low * 100, 1)}–{Fixed(estimate.High * 100, 1)}"
            : $"{Fixed(estimate.Low, 3)}–{Fixed(estimate.High, 3)}"
        : null;

    public static bool HasInterval(Estimate estimate) => double.IsFinite(estimate.Low) && double.IsFinite(estimate.High);

    private static string Fixed(double value, int decimals)
    {
        var text = Math.Abs(value).ToString("N" + decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
        var isZero = text.AsSpan().IndexOfAnyInRange('1', '9') < 0;
        return value < 0 && !isZero ? Minus + text : text;
    }
}
