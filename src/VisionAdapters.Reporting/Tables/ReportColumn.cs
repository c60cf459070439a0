namespace VisionAdapters.Reporting;

/// <summary>A column of a <see cref="ReportTable"/>.</summary>
public sealed record ReportColumn
{
    /// <summary>Gets the column's id; for a metric its id as in <c>results.json</c>.</summary>
    public required string Id { get; init; }

    /// <summary>Gets the heading.</summary>
    public required string Header { get; init; }

    /// <summary>Gets what the column means, in a sentence; <see langword="null"/> when the heading says it.</summary>
    public string? Definition { get; init; }

    /// <summary>Gets a value indicating whether the column holds numbers, which are aligned to the right.</summary>
    public bool IsNumeric { get; init; }

    /// <summary>Gets a value indicating whether the numbers are shares shown in percent.</summary>
    public bool IsPercent { get; init; }

    /// <summary>Gets a value indicating whether the column is the one to draw on an axis where the medium can draw.</summary>
    public bool IsPlotted { get; init; }

    internal static ReportColumn Text(string id, string header) => new() { Id = id, Header = header };

    internal static ReportColumn Number(string id, string header, string? definition = null) =>
        new() { Id = id, Header = header, Definition = definition, IsNumeric = true };
}
