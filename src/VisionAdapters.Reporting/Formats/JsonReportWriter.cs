using VisionAdapters.Evaluation;

namespace VisionAdapters.Reporting;

/// <summary>Writes the scores as <c>results.json</c>.</summary>
internal sealed class JsonReportWriter : IReportWriter
{
    public string Format => "json";

    public string FileExtension => ".json";

    public Task WriteAsync(BakeoffReport report, Stream output, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(report);
        return BakeoffResultsJson.WriteAsync(report.Results, output, cancellationToken);
    }
}
