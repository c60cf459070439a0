namespace VisionAdapters.Bakeoff;

/// <summary>Where a labeled set lies and how it is read: the <c>dataset</c> block of <c>bakeoff.yaml</c>.</summary>
public sealed record DatasetConfiguration
{
    /// <summary>The image column unless another is named.</summary>
    public const string DefaultImageColumn = "image";

    /// <summary>The column that <see cref="Split"/> filters on unless another is named.</summary>
    public const string DefaultSplitColumn = "split";

    /// <summary>Gets how the set is written down.</summary>
    public required DatasetFormat Format { get; init; }

    /// <summary>
    /// Gets the labels file, or the folder or <c>.tar</c> of <see cref="DatasetFormat.Folder"/> and
    /// <see cref="DatasetFormat.FashionMnist"/>.
    /// </summary>
    public required string Path { get; init; }

    /// <summary>Gets the set's name in reports; <see langword="null"/> takes the name of <see cref="Path"/>.</summary>
    public string? Name { get; init; }

    /// <summary>
    /// Gets the folder or uncompressed <c>.tar</c> that image names are relative to; <see langword="null"/> takes the folder of the labels
    /// file.
    /// </summary>
    public string? Images { get; init; }

    /// <summary>Gets the column, or JSON property, that names the image.</summary>
    public string ImageColumn { get; init; } = DefaultImageColumn;

    /// <summary>Gets what is appended to an image name that does not end with it, such as <c>.jpg</c>.</summary>
    public string? ImageExtension { get; init; }

    /// <summary>Gets the dataset map: the name of one that ships, or a path.</summary>
    public string? Map { get; init; }

    /// <summary>
    /// Gets the split to use: rows whose split column says so; for <see cref="DatasetFormat.Folder"/> the folder of that name above the
    /// classes; for <see cref="DatasetFormat.FashionMnist"/> <c>train</c> or <c>test</c>, <c>test</c> by default.
    /// </summary>
    public string? Split { get; init; }

    /// <summary>Gets the column, or JSON property, that <see cref="Split"/> filters on.</summary>
    public string SplitColumn { get; init; } = DefaultSplitColumn;

    /// <summary>Gets a second CSV file with further label columns, joined on the image column.</summary>
    public string? Attributes { get; init; }
}
