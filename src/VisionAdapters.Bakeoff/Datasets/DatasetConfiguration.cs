using System.Collections.Frozen;

namespace VisionAdapters.Bakeoff;

/// <summary>Where a labeled set lies and how it is read: the <c>dataset</c> block of <c>bakeoff.yaml</c>.</summary>
public sealed record DatasetConfiguration
{
    /// <summary>The image column unless another is named.</summary>
    public const string DefaultImageColumn = "image";

    /// <summary>The column that <see cref="Split"/> filters on unless another is named.</summary>
    public const string DefaultSplitColumn = "split";

    private static readonly FrozenDictionary<string, string> NoOptions = FrozenDictionary<string, string>.Empty;

    /// <summary>
    /// Gets how the set is written down: the id of a reader in <see cref="LabeledSetReaders"/>, such as <c>csv</c>, <c>jsonl</c>,
    /// <c>folder</c> or <c>fashion-mnist</c>.
    /// </summary>
    public required string Format { get; init; }

    /// <summary>Gets the labels file; for <c>folder</c> the folder or archive, for <c>fashion-mnist</c> the folder of the files.</summary>
    public required string Path { get; init; }

    /// <summary>Gets the set's name in reports; <see langword="null"/> takes the name of <see cref="Path"/>.</summary>
    public string? Name { get; init; }

    /// <summary>
    /// Gets a value indicating whether images may lie outside of the folder of <see cref="File"/>, by a link among those that the set
    /// names.
    /// </summary>
    public bool AllowOutside { get; init; } = true;

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
    /// Gets the split to use: rows whose split column says so; for <c>folder</c> the folder of that name above the classes; for
    /// <c>fashion-mnist</c> <c>train</c> or <c>test</c>, <c>test</c> by default.
    /// </summary>
    public string? Split { get; init; }

    /// <summary>Gets the column, or JSON property, that <see cref="Split"/> filters on.</summary>
    public string SplitColumn { get; init; } = DefaultSplitColumn;

    /// <summary>
    /// Gets the column, or JSON property, that says what images belong together, such as the product or the sender;
    /// <see langword="null"/> when each stands alone. Intervals and tests count groups, not images.
    /// </summary>
    public string? GroupColumn { get; init; }

    /// <summary>Gets a second CSV file with further label columns, joined on the image column.</summary>
    public string? Attributes { get; init; }

    /// <summary>
    /// Gets options for a reader of your own by name, as they are written; the entries of a list are joined by commas. Readers of this
    /// package have none.
    /// </summary>
    public IReadOnlyDictionary<string, string> Options { get; init; } = NoOptions;

    /// <summary>Gets the file that the block was read from; <see langword="null"/> when it was made in code.</summary>
    public string? File { get; init; }

    /// <summary>Gets the line of <c>format</c> in <see cref="File"/>; 0 when it does not come from one.</summary>
    public int Line { get; init; }
}
