namespace VisionAdapters.Reporting;

/// <summary>The values of a facet that a provider gave an image.</summary>
public sealed record ReportValues
{
    /// <summary>Gets the values' ids, best first.</summary>
    public required IReadOnlyList<string> Values { get; init; }

    /// <summary>Gets the confidence of the best value, in [0, 1].</summary>
    public required double Confidence { get; init; }
}
