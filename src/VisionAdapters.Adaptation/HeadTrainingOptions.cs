using System.ComponentModel.DataAnnotations;
using System.Diagnostics.CodeAnalysis;

namespace VisionAdapters.Adaptation;

/// <summary>How a head is trained and measured.</summary>
[Experimental(Experiments.Adaptation)]
public sealed class HeadTrainingOptions
{
    /// <summary>Gets or sets the head's id: the group of its tags.</summary>
    [Required]
    public string HeadId { get; set; } = "label";

    /// <summary>
    /// Gets or sets the facet whose values the labels are; <see langword="null"/> when they are words of the caller's own.
    /// </summary>
    public string? Facet { get; set; }

    /// <summary>Gets or sets the number of folds of the cross-validation.</summary>
    [Range(3, 20)]
    public int Folds { get; set; } = 5;

    /// <summary>Gets or sets the seed that draws the folds.</summary>
    public int Seed { get; set; } = 1;

    /// <summary>Gets or sets the least number of images of a class. With fewer, the training is refused.</summary>
    [Range(2, int.MaxValue)]
    public int MinimumImagesPerClass { get; set; } = 10;

    /// <summary>
    /// Gets or sets how far classes weigh alike, in [0, 1]: 1 gives every class the same weight in training, however many images it has; 0
    /// counts every image once.
    /// </summary>
    [Range(0.0, 1.0)]
    public double ClassBalance { get; set; } = 1;

    /// <summary>
    /// Gets or sets the strengths of the L2 regularisation to choose from, each above 0, for an embedding that was brought to unit
    /// variance.
    /// </summary>
    [Required]
    [Strengths]
    public IReadOnlyList<double> Regularizations { get; set; } = [10, 3, 1, 0.3, 0.1, 0.03, 0.01, 0.003];

    /// <summary>Gets or sets the number of threads to use at most; <see langword="null"/> for one per processor.</summary>
    [Range(1, 1024)]
    public int? MaxDegreeOfParallelism { get; set; }

    /// <summary>Gets or sets the tool that the head's file names.</summary>
    public string? Tool { get; set; }

    /// <summary>Gets or sets the clock that dates the head.</summary>
    [Required]
    public TimeProvider TimeProvider { get; set; } = TimeProvider.System;
}
