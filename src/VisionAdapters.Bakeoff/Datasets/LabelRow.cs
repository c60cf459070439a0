namespace VisionAdapters.Bakeoff;

/// <summary>One image with its labels as they are written down.</summary>
public sealed class LabelRow
{
    /// <summary>Gets the image's id, unique in the set.</summary>
    public required string Id { get; init; }

    /// <summary>Gets the image. It is read when it is asked for.</summary>
    public required ImageInput Image { get; init; }

    /// <summary>
    /// Gets the labels, in the order of <see cref="LabelTable.Columns"/>; <see langword="null"/> where there is none. <c>|</c> separates
    /// several labels of one cell.
    /// </summary>
    public required IReadOnlyList<string?> Labels { get; init; }

    /// <summary>Gets the line in the labels file, counted from 1; <see langword="null"/> where it has no lines.</summary>
    public long? Line { get; init; }

    /// <summary>Gets what images that belong together have in common; see <see cref="LabeledImage.Group"/>.</summary>
    public string? Group { get; init; }

    /// <summary>Gets the split that the row is of; <see langword="null"/> where there are none.</summary>
    public string? Split { get; init; }

    /// <summary>Gets or sets the line in the attributes file, when the image has a row there.</summary>
    internal long? AttributesLine { get; set; }
}
