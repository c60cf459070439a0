namespace VisionAdapters.Bakeoff;

/// <summary>
/// Reads labeled sets of one format. <see cref="LabeledSetReaders.Default"/> holds those that ship; one for a format of your own is added
/// with <see cref="LabeledSetReaders.With"/>, and <c>bakeoff.yaml</c> names it by its id. A reader keeps no state between two sets.
/// </summary>
public interface ILabeledSetReader
{
    /// <summary>Gets the format's id, as it stands under <c>format</c> in <c>bakeoff.yaml</c>, such as <c>csv</c>.</summary>
    string Format { get; }

    /// <summary>Reads the labels as they are written, and names the image of each row. What they mean is the dataset map's part.</summary>
    /// <param name="request">What to read, which columns are wanted, and where to report single rows that cannot be used.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    /// <returns>The rows, in the order of the set.</returns>
    /// <exception cref="InputFileException">The set cannot be used as a whole.</exception>
    Task<LabelTable> ReadAsync(LabeledSetRequest request, CancellationToken cancellationToken);
}
