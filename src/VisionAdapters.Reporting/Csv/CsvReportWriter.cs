using CsvHelper;

namespace VisionAdapters.Reporting;

/// <summary>
/// Writes the scores in long form, one number a row, unrounded: <c>provider,facet,class,metric,value,low,high</c>. Rows about the run have
/// no facet, rows about a facet no class. A label that a spreadsheet would run as a formula is made harmless.
/// </summary>
internal sealed class CsvReportWriter : IReportWriter
{
    private static readonly CsvWriterOptions Options = new() { NewLine = "\n", Injection = CsvInjection.Escape };

    public string Format => "csv";

    public string FileExtension => ".csv";

    public async Task WriteAsync(BakeoffReport report, Stream output, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(output);
        var csv = CsvWriter.Create(output, Options, leaveOpen: true);
        await using (csv.ConfigureAwait(false))
        {
            csv.WriteHeader("provider", "facet", "class", "metric", "value", "low", "high");
            foreach (var row in CsvRows.From(report.Results))
            {
                csv.WriteField(row.Provider);
                csv.WriteField(row.Facet);
                csv.WriteField(row.Class);
                csv.WriteField(row.Metric);
                csv.WriteField(Known(row.Value.Value));
                csv.WriteField(Known(row.Value.Low));
                csv.WriteField(Known(row.Value.High));
                await csv.EndRecordAsync(cancellationToken).ConfigureAwait(false);
            }
        }
    }

    /// <summary>An interval's end that is not known is an empty field.</summary>
    private static double? Known(double value) => double.IsFinite(value) ? value : null;
}
