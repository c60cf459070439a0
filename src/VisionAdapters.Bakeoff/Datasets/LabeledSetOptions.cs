using VisionAdapters.Taxonomy;

namespace VisionAdapters.Bakeoff;

/// <summary>How a <see cref="LabeledSet"/> is made from images in code.</summary>
public sealed class LabeledSetOptions
{
    /// <summary>
    /// Gets or sets the split to use: images of another one, and images without one, are left out. <see langword="null"/> uses all.
    /// </summary>
    public string? Split { get; set; }

    /// <summary>Gets or sets what several true values of a single-valued facet mean.</summary>
    public SeveralValuesPolicy SeveralValues { get; set; } = SeveralValuesPolicy.Refuse;

    /// <summary>
    /// Gets or sets the classes that the labels tell apart, where they are others than the values that occur: a prediction counts for the
    /// nearest class at or above it. A facet without a label space here has the values that occur as its classes.
    /// </summary>
    public IReadOnlyList<LabelSpace> LabelSpaces { get; set; } = [];
}
