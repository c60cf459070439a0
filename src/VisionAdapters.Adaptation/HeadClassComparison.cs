using System.Diagnostics.CodeAnalysis;

namespace VisionAdapters.Adaptation;

/// <summary>How often two heads are right on the images of one class.</summary>
[Experimental(Experiments.Adaptation)]
public sealed class HeadClassComparison
{
    /// <summary>Gets the class.</summary>
    public required string Class { get; init; }

    /// <summary>Gets the number of images of the class.</summary>
    public required int Images { get; init; }

    /// <summary>Gets on how many of them the present heads are right.</summary>
    public required int Present { get; init; }

    /// <summary>Gets on how many of them the adapted head is right.</summary>
    public required int Adapted { get; init; }

    /// <summary>Gets the p-value of the difference, in [0, 1]: McNemar's exact test, corrected over the classes by Holm's method.</summary>
    public required double PValue { get; init; }
}
