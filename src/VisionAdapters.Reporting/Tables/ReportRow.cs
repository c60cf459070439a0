namespace VisionAdapters.Reporting;

/// <summary>A row of a <see cref="ReportTable"/>.</summary>
public sealed record ReportRow
{
    /// <summary>Gets one cell for each column.</summary>
    public required IReadOnlyList<ReportCell> Cells { get; init; }

    /// <summary>Gets a value indicating whether the row rests on too few images to build on, and is shown in gray.</summary>
    public bool IsMuted { get; init; }
}
