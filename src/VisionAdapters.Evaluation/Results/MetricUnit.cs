namespace VisionAdapters.Evaluation;

/// <summary>How the values of a metric are shown.</summary>
public enum MetricUnit
{
    /// <summary>A score whose best value is 1, with three decimals: 0.832. Differences are in points, hundredths of it.</summary>
    Score,

    /// <summary>A share, in percent: 0.832 is shown as 83.2%. Differences are in percentage points.</summary>
    Percent,

    /// <summary>A number on a scale of its own, with three decimals. Differences are on the same scale.</summary>
    Number,
}
