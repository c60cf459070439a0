using Microsoft.Extensions.Logging;

namespace VisionAdapters.Azure.Calls;

/// <summary>Warns of the announced end of the service.</summary>
internal static partial class AzureRetirement
{
    /// <summary>The day on which Image Analysis 4.0 ends, as announced.</summary>
    public static readonly DateOnly Day = new(2028, 9, 25);

    /// <summary>Logs the warning.</summary>
    public static void Warn(ILogger logger, TimeProvider time)
    {
        var days = Day.DayNumber - DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime).DayNumber;
        if (days > 0)
        {
            LogEndAhead(logger, Day, days);
        }
        else
        {
            LogEnded(logger, Day);
        }
    }

    [LoggerMessage(
        1,
        LogLevel.Warning,
        "Azure AI Vision Image Analysis 4.0 is announced to end on {Day:yyyy-MM-dd}, in {Days} days: plan for another provider.")]
    private static partial void LogEndAhead(ILogger logger, DateOnly day, int days);

    [LoggerMessage(
        2,
        LogLevel.Warning,
        "Azure AI Vision Image Analysis 4.0 was announced to end on {Day:yyyy-MM-dd}, which is past: expect calls to fail, "
        + "and take another provider.")]
    private static partial void LogEnded(ILogger logger, DateOnly day);
}
