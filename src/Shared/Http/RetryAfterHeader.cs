using System.Globalization;

namespace VisionAdapters.Http;

/// <summary>Reads how long a service asks to wait.</summary>
internal static class RetryAfterHeader
{
    // A quota of a month is the longest wait that a service can mean.
    private static readonly TimeSpan MaxWait = TimeSpan.FromDays(31);

    /// <summary>Reads <c>retry-after-ms</c>, <c>x-ms-retry-after-ms</c> or <c>Retry-After</c>, which holds seconds or a date.</summary>
    /// <param name="header">Gives a header's value, or <see langword="null"/>.</param>
    /// <param name="time">Tells the time that a date is compared with.</param>
    /// <returns>The wait; <see langword="null"/> when there is none, or none that makes sense.</returns>
    public static TimeSpan? Read(Func<string, string?> header, TimeProvider time) =>
        (Number(header("retry-after-ms")) ?? Number(header("x-ms-retry-after-ms"))) is { } milliseconds
            ? Wait(milliseconds)
            : header("Retry-After") is { } value ? ReadSecondsOrDate(value, time) : null;

    private static TimeSpan? ReadSecondsOrDate(string value, TimeProvider time)
    {
        if (Number(value) is { } seconds)
        {
            return Wait(seconds * 1000);
        }

        return DateTimeOffset.TryParseExact(value, "r", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? Wait(Math.Max(0, (date - time.GetUtcNow()).TotalMilliseconds))
            : null;
    }

    private static double? Number(string? value) =>
        double.TryParse(value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static TimeSpan? Wait(double milliseconds) =>
        milliseconds <= MaxWait.TotalMilliseconds ? TimeSpan.FromMilliseconds(milliseconds) : null;
}
