namespace VisionAdapters.Reporting;

/// <summary>
/// A table of a report, formatted but not laid out: HTML, Markdown and the console draw the same one and so show the same numbers.
/// </summary>
public sealed record ReportTable
{
    /// <summary>Gets what the table shows.</summary>
    public required string Title { get; init; }

    /// <summary>Gets the columns. The first one names the row.</summary>
    public required IReadOnlyList<ReportColumn> Columns { get; init; }

    /// <summary>Gets the rows, best or most important first.</summary>
    public required IReadOnlyList<ReportRow> Rows { get; init; }
}
