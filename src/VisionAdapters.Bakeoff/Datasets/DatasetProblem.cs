namespace VisionAdapters.Bakeoff;

/// <summary>Something wrong with a labeled set, and what was done about it.</summary>
public sealed record DatasetProblem
{
    /// <summary>Gets what is wrong.</summary>
    public required DatasetProblemKind Kind { get; init; }

    /// <summary>Gets the file.</summary>
    public required string File { get; init; }

    /// <summary>Gets the line, counted from 1, of the first occurrence; <see langword="null"/> where the file has no lines.</summary>
    public long? Line { get; init; }

    /// <summary>Gets the sentence for people.</summary>
    public required string Message { get; init; }

    /// <summary>Gets the number of rows concerned: a label that the map does not know is reported once with its count,
    /// and labels that it leaves out are counted by column.</summary>
    public int Count { get; init; } = 1;

    /// <summary>Gets what was done about it, in a few words.</summary>
    public string Decision => Kind switch
    {
        DatasetProblemKind.UnknownLabel or DatasetProblemKind.IgnoredLabel => "label ignored",
        DatasetProblemKind.DuplicateImage => "row skipped, the first one counts",
        DatasetProblemKind.BadRow or DatasetProblemKind.UnmatchedAttributes => "row skipped",
        DatasetProblemKind.MissingAttributes => "image kept without attributes",
        DatasetProblemKind.IgnoredFile => "file ignored",
        DatasetProblemKind.SeveralValues => "any of them is right",
        _ => "image left out",
    };

    /// <inheritdoc/>
    public override string ToString()
    {
        var location = Line is null ? File : $"{File}:{Line}";
        var times = Count == 1 ? string.Empty : $" ({Count} rows)";
        return $"{location}: {Message}{times}: {Decision}";
    }
}
