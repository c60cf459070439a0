namespace VisionAdapters.Reporting;

/// <summary>Writes reports to files.</summary>
public static class ReportWriterExtensions
{
    /// <summary>Writes a report to a file, as a whole or not at all. Folders on the way to it are made.</summary>
    /// <param name="writer">The format.</param>
    /// <param name="report">The report.</param>
    /// <param name="path">The file. One that is there is replaced.</param>
    /// <param name="cancellationToken">Cancels the writing; what was there stays.</param>
    /// <returns>A task that ends when the file is in place.</returns>
    public static async Task WriteFileAsync(
        this IReportWriter writer, BakeoffReport report, string path, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(report);
        ArgumentException.ThrowIfNullOrEmpty(path);
        if (Path.GetDirectoryName(path) is { Length: > 0 } folder)
        {
            Directory.CreateDirectory(folder);
        }

        var draft = path + ".draft";
        var file = File.Create(draft);
        await using (file.ConfigureAwait(false))
        {
            await writer.WriteAsync(report, file, cancellationToken).ConfigureAwait(false);
        }

        File.Move(draft, path, overwrite: true);
    }
}
