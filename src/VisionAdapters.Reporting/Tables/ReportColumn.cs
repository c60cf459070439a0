namespace VisionAdapters.Reporting;

/// <summary>A column of a <see cref="ReportTable"/>.</summary>
/// <param name="Id">The column's id; for a metric its name as in <c>results.json</c>.</param>
/// <param name="Header">The heading.</param>
public sealed record ReportColumn(string Id, string Header)
{
    /// <summary>Gets what the column means, in a sentence; <see langword="null"/> when the heading says it.</summary>
    public string? Definition { get; init; }

    /// <summary>Gets a value indicating whether the column holds numbers, which are aligned to the right.</summary>
    public bool IsNumeric { get; init; }

    /// <summary>Gets a value indicating whether the numbers are shares shown in percent.</summary>
    public bool IsPercent { get; init; }

    /// <summary>Gets a value indicating whether the column is the one to draw on an axis where the medium can draw.</summary>
    public bool IsPlotted { get; init; }
}
