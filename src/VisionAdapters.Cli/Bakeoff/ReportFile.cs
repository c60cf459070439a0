using VisionAdapters.Reporting;

namespace VisionAdapters.Cli;

/// <summary>Writes a report to a file, as a whole or not at all.</summary>
internal static class ReportFile
{
    public static async Task<string> WriteAsync(BakeoffReport report, IReportWriter writer, string path, CancellationToken cancellationToken)
    {
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
        return path;
    }
}
