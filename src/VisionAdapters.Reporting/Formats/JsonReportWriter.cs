using System.Text.Json;
using System.Text.Json.Serialization;

namespace VisionAdapters.Reporting;

/// <summary>Writes the scores as <c>results.json</c>.</summary>
internal sealed class JsonReportWriter : IReportWriter
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { WriteIndented = true, NewLine = "\n", DefaultIgnoreCondition = JsonIgnoreCondition.Never };

    public string Format => "json";

    public string FileExtension => ".json";

    public Task WriteAsync(BakeoffReport report, Stream output, CancellationToken cancellationToken = default) =>
        JsonSerializer.SerializeAsync(output, report.Results, Options, cancellationToken);
}
