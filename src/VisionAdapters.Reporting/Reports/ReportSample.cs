namespace VisionAdapters.Reporting;

/// <summary>An image that a report may show.</summary>
public sealed record ReportSample
{
    /// <summary>Gets the image's id.</summary>
    public required string Image { get; init; }

    /// <summary>Gets the picture as JPEG, at the size to show (64 to 160 pixels do); it is copied into the report.</summary>
    public required ReadOnlyMemory<byte> Jpeg { get; init; }

    /// <summary>Gets what was said about the image.</summary>
    public IReadOnlyList<SamplePrediction> Predictions { get; init; } = [];
}
