using System.ComponentModel.DataAnnotations;
using VisionAdapters.Taxonomy;

namespace VisionAdapters;

/// <summary>Which of the things found in a photo are described as items, and how.</summary>
public sealed class ItemOptions
{
    /// <summary>
    /// Gets or sets what turns answers of the tagger that finds into a taxonomy: only what is a product there is an item. <see
    /// langword="null"/>, the default, takes the fashion taxonomy with all maps that ship; of a tagger without a map, everything that it
    /// finds is an item.
    /// </summary>
    public Func<TaggingResponse, MappingResult>? Map { get; set; }

    /// <summary>Gets or sets the least confidence, in [0, 1], with which an item must have been found. The default is 0.3.</summary>
    [Range(0d, 1d)]
    public double MinimumConfidence { get; set; } = 0.3;

    /// <summary>Gets or sets the greatest number of items of a photo: the most confident ones are kept. The default is 20.</summary>
    [Range(1, 1000)]
    public int MaxItems { get; set; } = 20;

    /// <summary>
    /// Gets or sets the intersection over union, in [0, 1], above which two boxes show the same item; the less confident is left out. The
    /// default is 0.8.
    /// </summary>
    [Range(0d, 1d)]
    public double MaxOverlap { get; set; } = 0.8;

    /// <summary>
    /// Gets or sets how much of a box's width and height is cut out with it on each side, in [0, 1]. The default is 0.1.
    /// </summary>
    [Range(0d, 1d)]
    public double Margin { get; set; } = 0.1;

    /// <summary>
    /// Gets or sets what the tagger that describes is asked for, such as an embedding of each item; <see langword="null"/> asks for its
    /// defaults.
    /// </summary>
    public TaggingOptions? Description { get; set; }
}
