using System.Globalization;

namespace VisionAdapters.Reporting;

/// <summary>Writes one HTML file that needs nothing else: no network, no script.</summary>
internal sealed class HtmlReportWriter : IReportWriter
{
    public string Format => "html";

    public string FileExtension => ".html";

    public async Task WriteAsync(BakeoffReport report, Stream output, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(output);
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        text.Write("<!DOCTYPE html>\n");
        ReportPage.Build(report).WriteTo(text);
        await TextOutput.WriteAsync(text.ToString(), output, cancellationToken).ConfigureAwait(false);
    }
}
