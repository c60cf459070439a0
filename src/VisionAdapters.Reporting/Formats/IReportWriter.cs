namespace VisionAdapters.Reporting;

/// <summary>Writes a report in one format. Writers hold no state: one instance serves any number of calls at once.</summary>
public interface IReportWriter
{
    /// <summary>Gets the format's name as on the command line, such as <c>html</c>.</summary>
    string Format { get; }

    /// <summary>Gets the usual ending of a file in this format, with its dot.</summary>
    string FileExtension { get; }

    /// <summary>Writes a report. The same report gives the same bytes, whatever the machine, culture or time.</summary>
    /// <param name="report">What to write.</param>
    /// <param name="output">Where to; it is flushed and left open. Text is UTF-8 without a byte order mark.</param>
    /// <param name="cancellationToken">Cancels the writing; what was written so far stays.</param>
    /// <returns>A task that ends when everything is written.</returns>
    Task WriteAsync(BakeoffReport report, Stream output, CancellationToken cancellationToken = default);
}
