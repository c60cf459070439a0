namespace VisionAdapters.Reporting;

/// <summary>A label of an answer, and what the map made of it.</summary>
public sealed record ReportLabel
{
    /// <summary>Gets the label as the provider writes it.</summary>
    public required string Name { get; init; }

    /// <summary>Gets its confidence, in [0, 1].</summary>
    public required double Confidence { get; init; }

    /// <summary>Gets the id of the rule that decided; <see langword="null"/> when the map does not know the label.</summary>
    public string? Rule { get; init; }

    /// <summary>Gets what came of it: the values that it speaks for, or why there are none.</summary>
    public required string Outcome { get; init; }
}
