namespace VisionAdapters.Reporting;

/// <summary>What one provider said of an image.</summary>
public sealed record ReportReading
{
    /// <summary>Gets the provider's id.</summary>
    public required string Provider { get; init; }

    /// <summary>Gets why there is no answer; <see langword="null"/> when there is one.</summary>
    public string? Failure { get; init; }

    /// <summary>Gets a value indicating whether the provider would not take the image, for what it is.</summary>
    public bool IsRefused { get; init; }

    /// <summary>Gets the values that count as the answer, by facet id; a facet without a value is not here.</summary>
    public IReadOnlyDictionary<string, ReportValues> Facets { get; init; } =
        new SortedDictionary<string, ReportValues>(StringComparer.Ordinal);

    /// <summary>Gets the labels of the answer, and what the map made of each.</summary>
    public IReadOnlyList<ReportLabel> Labels { get; init; } = [];
}
