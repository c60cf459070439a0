using VisionAdapters.Evaluation;
namespace VisionAdapters.Bakeoff;

/// <summary>Percentiles by linear interpolation between the closest ranks (Hyndman and Fan 1996, type 7: NumPy's default).</summary>
internal static class LatencyPercentiles
{
    public static LatencySummary? From(List<double> milliseconds)
    {
        if (milliseconds.Count == 0)
        {
            return null;
        }

        milliseconds.Sort();
        return new LatencySummary
        {
            P50 = Quantile(milliseconds, 0.50),
            P95 = Quantile(milliseconds, 0.95),
            P99 = Quantile(milliseconds, 0.99),
        };
    }

    private static double Quantile(List<double> sorted, double share)
    {
        var rank = share * (sorted.Count - 1);
        var below = (int)rank;
        var above = Math.Min(below + 1, sorted.Count - 1);
        return sorted[below] + ((rank - below) * (sorted[above] - sorted[below]));
    }
}
