namespace VisionAdapters.Evaluation;

/// <summary>The scores of a bake-off: what <c>results.json</c> holds.</summary>
public sealed record BakeoffResults
{
    /// <summary>Gets the version of the file's schema.</summary>
    public int SchemaVersion { get; init; } = 1;

    /// <summary>Gets the run that was scored; <see langword="null"/> when predictions came from a file.</summary>
    public RunSummary? Run { get; init; }

    /// <summary>Gets the labeled set.</summary>
    public DatasetSummary? Dataset { get; init; }

    /// <summary>Gets the providers, in the order of the configuration.</summary>
    public IReadOnlyList<ProviderResult> Providers { get; init; } = [];

    /// <summary>Gets the paired differences between providers.</summary>
    public IReadOnlyList<PairwiseResult> Pairwise { get; init; } = [];
}
