namespace VisionAdapters.Bakeoff;

/// <summary>What a person found of one label, in <c>corrections.json</c> of a report.</summary>
internal sealed record LabelCorrection
{
    public const string Confirm = "confirm";
    public const string Reject = "reject";
    public const string Relabel = "relabel";

    public required string Image { get; init; }

    public required string Facet { get; init; }

    /// <summary>
    /// Gets <c>confirm</c>: the label is right; <c>reject</c>: what is true is unknown; <c>relabel</c>: other values are true.
    /// </summary>
    public required string Action { get; init; }

    public IReadOnlyList<string> Values { get; init; } = [];
}
