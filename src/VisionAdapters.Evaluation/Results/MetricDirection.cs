namespace VisionAdapters.Evaluation;

/// <summary>Which values of a metric are good ones.</summary>
public enum MetricDirection
{
    /// <summary>The higher the value, the better.</summary>
    HigherIsBetter,

    /// <summary>The lower the value, the better.</summary>
    LowerIsBetter,
}
