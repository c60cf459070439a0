namespace VisionAdapters.Bakeoff;

/// <summary>An image of a labeled set with its true values.</summary>
public sealed class LabeledImage
{
    private readonly ImageStore _store;
    private readonly string _file;

    internal LabeledImage(string id, ImageStore store, string file, IReadOnlyList<string>?[] values)
    {
        Id = id;
        _store = store;
        _file = file;
        Values = values;
    }

    /// <summary>
    /// Gets the image's id, unique in the set: the text of the image column, the path below the folder, or the split and number.
    /// </summary>
    public string Id { get; }

    /// <summary>
    /// Gets the true values of the image, in the order of <see cref="LabeledSet.Facets"/>, as ids of the classes of the set's label space;
    /// <see langword="null"/> where the image's label is unknown.
    /// </summary>
    public IReadOnlyList<IReadOnlyList<string>?> Values { get; }

    /// <summary>
    /// Makes a source of the encoded image. Nothing is read before the source is loaded; the set must not be disposed before.
    /// </summary>
    /// <returns>The source.</returns>
    public ImageInput GetSource() => _store.Open(_file);

    /// <inheritdoc/>
    public override string ToString() => Id;
}
