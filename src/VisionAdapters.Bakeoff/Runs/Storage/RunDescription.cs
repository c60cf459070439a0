using VisionAdapters.Evaluation;
namespace VisionAdapters.Bakeoff;

/// <summary>What a run says of itself.</summary>
internal sealed record RunDescription
{
    public required RunSummary Summary { get; init; }

    public required double Threshold { get; init; }

    public required string Dataset { get; init; }

    public required string Taxonomy { get; init; }
}
