namespace VisionAdapters.Evaluation;

/// <summary>Two providers on the images that both answered, where either refused or failed on others.</summary>
public sealed record CommonAnswers
{
    /// <summary>Gets the number of these images.</summary>
    public required int Images { get; init; }

    /// <summary>Gets the first provider's value on them.</summary>
    public required double A { get; init; }

    /// <summary>Gets the second provider's value on them.</summary>
    public required double B { get; init; }

    /// <summary>Gets the first value less the second one, with its 95 % interval (not adjusted).</summary>
    public required Estimate Difference { get; init; }
}
