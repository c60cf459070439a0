namespace VisionAdapters.Reporting;

/// <summary>An image of a bake-off.</summary>
public sealed record ReportImage
{
    /// <summary>Gets the image's id.</summary>
    public required string Image { get; init; }

    /// <summary>
    /// Gets the number of the image's tile, counted through all of <see cref="ReportPictures.Sheets"/>; <see langword="null"/> when there
    /// is none.
    /// </summary>
    public int? Tile { get; init; }

    /// <summary>Gets the true values by facet id; a facet that is not here is not labeled.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Truth { get; init; } =
        new SortedDictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);

    /// <summary>Gets what providers said; one that was not asked is not here.</summary>
    public IReadOnlyList<ReportReading> Readings { get; init; } = [];
}
