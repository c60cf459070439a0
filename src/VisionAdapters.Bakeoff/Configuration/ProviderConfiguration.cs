namespace VisionAdapters.Bakeoff;

/// <summary>A provider that takes part in a bake-off.</summary>
public sealed record ProviderConfiguration
{
    /// <summary>Gets the provider's id, such as <c>onnx-fashion</c>.</summary>
    public required string Id { get; init; }

    /// <summary>
    /// Gets the map of the provider's labels: the name of one that ships, or a path. The default is the one named like the provider.
    /// </summary>
    public string? Map { get; init; }

    /// <summary>
    /// Gets the folder that relative paths among the options start from; <see langword="null"/> means the current folder.
    /// </summary>
    public string? Folder { get; init; }

    /// <summary>Gets a value indicating whether paths among the options may lead out of <see cref="Folder"/>.</summary>
    public bool AllowOutside { get; init; } = true;

    /// <summary>Gets the provider's own options by name, as they are written; the entries of a list are joined by commas.</summary>
    public IReadOnlyDictionary<string, string> Options { get; init; } = new SortedDictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Gets the line of the entry in its file; 0 when it does not come from one.</summary>
    public int Line { get; init; }
}
