using System.Globalization;

namespace VisionAdapters.Http;

/// <summary>Finds a wrong clock: each answer tells when its service wrote it.</summary>
internal static class ClockSkew
{
    // Services accept signatures and tokens of five minutes before or after their own time.
    private static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(5);

    /// <summary>
    /// Reads how far the service's clock is ahead of this machine's; <see langword="null"/> when the answer tells no time.
    /// </summary>
    /// <param name="header">Gives a header's value, or <see langword="null"/>.</param>
    /// <param name="time">The clock of this machine.</param>
    public static TimeSpan? Read(Func<string, string?> header, TimeProvider time) =>
        DateTimeOffset.TryParseExact(header("Date"), "r", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? date - time.GetUtcNow()
            : null;

    /// <summary>Says that the clock is wrong; <see langword="null"/> when it is right enough.</summary>
    public static string? Describe(TimeSpan? skew)
    {
        if (skew is not { } wrong || wrong.Duration() <= Tolerance)
        {
            return null;
        }

        var minutes = wrong.Duration().TotalMinutes.ToString("0", CultureInfo.InvariantCulture);
        var direction = wrong > TimeSpan.Zero ? "behind" : "ahead of";
        return $"The clock of this machine is {minutes} minutes {direction} the service's: set it, "
            + "since signatures and tokens are valid for minutes.";
    }
}
