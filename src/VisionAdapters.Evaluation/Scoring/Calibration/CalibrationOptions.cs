using System.ComponentModel.DataAnnotations;
using VisionAdapters.Taxonomy;

namespace VisionAdapters.Evaluation;

/// <summary>How confidences are calibrated.</summary>
public sealed class CalibrationOptions
{
    /// <summary>
    /// Gets or sets the seed that decides which images the fit sees. Equal seeds split equally, whatever the order of the files.
    /// </summary>
    public int SplitSeed { get; set; } = 1;

    /// <summary>Gets or sets the share of the images that the fit sees, above 0 and below 1.</summary>
    [Range(0.01, 0.99)]
    public double FitShare { get; set; } = 0.5;

    /// <summary>
    /// Gets or sets how strongly a value's curve is drawn to the curve of all values together, above 0: the weight of the squared distance
    /// against the log-likelihood. It matters for values with few examples.
    /// </summary>
    [Range(1e-6, 1e6)]
    public double Shrinkage { get; set; } = 1;

    /// <summary>Gets or sets the facets to calibrate; none for every labeled one.</summary>
    public IReadOnlyCollection<string> Facets { get; set; } = [];

    /// <summary>
    /// Gets or sets the ancestors of a value, itself excluded, in a facet whose values form a tree: (facet, value) to ids. They are true
    /// where the value is, and values that no label of the set names or lies below are left out, for nobody knows whether they are true.
    /// <see langword="null"/>: no trees.
    /// </summary>
    public Func<string, string, IReadOnlyList<string>>? Ancestors { get; set; }
}
