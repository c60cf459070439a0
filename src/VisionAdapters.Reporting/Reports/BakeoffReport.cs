using VisionAdapters.Evaluation;

namespace VisionAdapters.Reporting;

/// <summary>What a report is written from.</summary>
public sealed record BakeoffReport
{
    /// <summary>Gets the scores.</summary>
    public required BakeoffResults Results { get; init; }

    /// <summary>Gets the images one by one; <see langword="null"/> leaves them out. Only HTML shows them.</summary>
    public ReportPictures? Pictures { get; init; }

    /// <summary>Gets what draws the conclusions that the report tells. Add your own to <see cref="Conclusions.DefaultRules"/>.</summary>
    public IReadOnlyList<IConclusionRule> ConclusionRules { get; init; } = Conclusions.DefaultRules;
}
