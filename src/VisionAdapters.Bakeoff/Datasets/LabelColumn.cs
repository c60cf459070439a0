namespace VisionAdapters.Bakeoff;

/// <summary>A column of labels.</summary>
public sealed class LabelColumn
{
    /// <summary>Gets the name, as the dataset map has it.</summary>
    public required string Name { get; init; }

    /// <summary>Gets the file that the column is in, for messages; <see langword="null"/> means the configuration's.</summary>
    public string? File { get; init; }

    /// <summary>Gets a value indicating whether the column is in the attributes file, whose lines are others.</summary>
    internal bool IsAttribute { get; init; }
}
