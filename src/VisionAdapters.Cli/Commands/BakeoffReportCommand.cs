using VisionAdapters.Bakeoff;
using System.CommandLine;
using System.Text.Json;
using VisionAdapters.Evaluation;
using VisionAdapters.Reporting;

namespace VisionAdapters.Cli.Commands;

/// <summary><c>bakeoff report</c>: writes the scores of a run in another format.</summary>
internal static class BakeoffReportCommand
{
    public static Command Create(Screen screen)
    {
        var formats = ReportWriters.Default;
        var folder = new Argument<string>("run-dir") { Description = "The run's folder." };
        var format = new Option<string>("--format") { Description = $"One of: {string.Join(", ", formats.All.Select(writer => writer.Format))}.", DefaultValueFactory = _ => "html" };
        var output = new Option<string?>("--output", "-o") { Description = "The file to write. Default: report.html in the run's folder; other formats go to standard output.", HelpName = "FILE" };
        var rescore = new Option<bool>("--rescore") { Description = "Map the stored answers with the present maps and score them again, instead of taking results.json as it is." };
        var command = new CommandWithExamples("report", "Writes the scores of a run as HTML, Markdown, CSV or JSON. Nothing is asked for again. Pictures are in the report that 'bakeoff run' writes: a run's folder holds none.")
        {
            Examples =
            [
                ("vision-adapters bakeoff report runs/catalogue-1a2b3c4d --format md", "Prints a summary for a pull request."),
                ("vision-adapters bakeoff report runs/catalogue-1a2b3c4d --rescore", "Scores the stored answers with changed maps and writes report.html."),
            ],
        };
        command.Add(folder);
        command.Add(format);
        command.Add(output);
        command.Add(rescore);
        command.SetAction((parsed, cancellationToken) =>
            RunAsync(parsed.GetRequiredValue(folder), formats.Find(parsed.GetValue(format)!), parsed.GetValue(output), parsed.GetValue(rescore), screen, cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(string folder, IReportWriter writer, string? output, bool rescore, Screen screen, CancellationToken cancellationToken)
    {
        var report = new BakeoffReport { Results = await ReadAsync(folder, rescore, cancellationToken).ConfigureAwait(false) };
        var path = output ?? (writer.Format == "html" ? Path.Combine(folder, "report.html") : null);
        if (path is not null)
        {
            await ReportFile.WriteAsync(report, writer, path, cancellationToken).ConfigureAwait(false);
            screen.Say($"Written: {path}");
            return ExitCode.Done;
        }

        using var text = new MemoryStream();
        await writer.WriteAsync(report, text, cancellationToken).ConfigureAwait(false);
        screen.Output.Write(System.Text.Encoding.UTF8.GetString(text.GetBuffer(), 0, (int)text.Length));
        return ExitCode.Done;
    }

    private static async Task<BakeoffResults> ReadAsync(string folder, bool rescore, CancellationToken cancellationToken)
    {
        var path = Path.Combine(folder, BakeoffRun.ResultsFileName);
        if (rescore || !File.Exists(path))
        {
            using var run = BakeoffRun.Open(folder);
            var results = await run.ScoreAsync(cancellationToken: cancellationToken).ConfigureAwait(false);
            await run.WriteResultsAsync(results, cancellationToken).ConfigureAwait(false);
            return results;
        }

        try
        {
            var file = File.OpenRead(path);
            await using (file.ConfigureAwait(false))
            {
                return await BakeoffResultsJson.ReadAsync(file, cancellationToken).ConfigureAwait(false);
            }
        }
        catch (JsonException exception)
        {
            throw new InputFileException(path, exception.LineNumber + 1, "these are no results that this version reads: score the run again with --rescore.", exception);
        }
    }
}
