using System.Globalization;

namespace VisionAdapters.Google;

/// <summary>Reads how long to wait. Absurd times count as none.</summary>
internal static class GoogleDuration
{
    /// <summary>Whoever must wait longer than a day is not helped by waiting.</summary>
    private static readonly TimeSpan Max = TimeSpan.FromDays(1);

    /// <summary>Reads proto3 JSON's form of a duration, such as <c>1.5s</c>.</summary>
    public static TimeSpan? Parse(string? text) =>
        text is [.. var number, 's']
        && double.TryParse(number, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds)
            ? FromSeconds(seconds)
            : null;

    public static TimeSpan? FromSeconds(double seconds) =>
        seconds >= 0 && seconds <= Max.TotalSeconds ? TimeSpan.FromSeconds(seconds) : null;
}
