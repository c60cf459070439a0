using VisionAdapters.Evaluation;

namespace VisionAdapters.Reporting;

/// <summary>A cell of a <see cref="ReportTable"/>.</summary>
public sealed record ReportCell
{
    /// <summary>Gets the text: plain, not encoded for any medium, and possibly hostile where it is a label.</summary>
    public required string Text { get; init; }

    /// <summary>Gets the 95 % interval as text, such as <c>81.0–85.3</c>; <see langword="null"/> when there is none.</summary>
    public string? Interval { get; init; }

    /// <summary>Gets the unrounded value behind the text; <see langword="null"/> for a text.</summary>
    public Estimate? Value { get; init; }

    /// <summary>Gets short remarks on the cell, such as <c>emulated</c>.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>Gets a value indicating whether the cell is the best of its column.</summary>
    public bool IsBest { get; init; }

    /// <summary>Gets the cell of a value that is not there.</summary>
    internal static ReportCell Missing { get; } = FromText("–");

    internal static ReportCell FromText(string text) => new() { Text = text };
}
