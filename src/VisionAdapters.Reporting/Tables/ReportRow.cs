namespace VisionAdapters.Reporting;

/// <summary>A row of a <see cref="ReportTable"/>.</summary>
/// <param name="Cells">One cell for each column.</param>
public sealed record ReportRow(IReadOnlyList<ReportCell> Cells)
{
    /// <summary>Gets a value indicating whether the row rests on too few images to build on, and is shown in grey.</summary>
    public bool IsMuted { get; init; }
}
