using System.CommandLine;
using System.Text.Json;
using VisionAdapters.Bakeoff;
using VisionAdapters.Evaluation;
using VisionAdapters.Files;
using VisionAdapters.Reporting;
using VisionAdapters.Taxonomy;

namespace VisionAdapters.Cli.Commands;

/// <summary><c>bakeoff report</c>: writes the scores of a run in another format.</summary>
internal static class BakeoffReportCommand
{
    public static Command Create(Screen screen)
    {
        var formats = ReportWriters.Default;
        var folder = new Argument<string>("run-dir") { Description = "The run's folder." };
        var format = new Option<string>("--format")
        {
            Description = $"One of: {string.Join(", ", formats.All.Select(writer => writer.Format))}.",
            DefaultValueFactory = _ => "html",
        };
        var output = new Option<string?>("--output", "-o")
        {
            Description = "The file to write. Default: report.html in the run's folder; other formats go to standard output.",
            HelpName = "FILE",
        };
        var rescore = new Option<bool>("--rescore")
        {
            Description = "Read the stored answers anew, map them with the maps that the run keeps, and score them again, instead of "
                + "taking results.json as it is.",
        };
        var maps = new Option<string[]>("--map")
        {
            Description = "Keep this map in the run in the place of the one that it has, and score again. May be given for several "
                + "providers.",
            HelpName = "[PROVIDER=]FILE",
        };
        var taxonomy = new Option<string?>("--taxonomy")
        {
            Description = "Keep this taxonomy in the run in the place of the one that it has, and score again.",
            HelpName = "FILE",
        };
        var corrections = new Option<string?>("--corrections")
        {
            Description = "Keep the corrections of labels in the run that a report saved, and score again.",
            HelpName = "FILE",
        };
        var command = new CommandWithExamples("report", "Writes the scores of a run as HTML, Markdown, CSV or JSON. Nothing is asked for "
            + "again: a run keeps its answers and a small picture of each image.")
        {
            Examples =
            [
                ("vision-adapters bakeoff report runs/catalogue --format md", "Prints a summary for a pull request."),
                ("vision-adapters bakeoff report runs/catalogue --rescore", "Reads and scores the stored answers again and writes "
                    + "report.html."),
                ("vision-adapters bakeoff report runs/catalogue --map my.map.yaml", "Scores the stored answers with a changed map."),
            ],
        };
        var anonymize = new Option<bool>("--anonymize") { Description = "HTML: show the start of a hash in the place of each image's id." };
        var noImages = new Option<bool>("--no-images") { Description = "HTML: leave the small pictures out." };
        command.Add(folder);
        command.Add(anonymize);
        command.Add(noImages);
        command.Add(format);
        command.Add(output);
        command.Add(rescore);
        command.Add(maps);
        command.Add(taxonomy);
        command.Add(corrections);
        var store = StoreOptions.Store(
            "Take the run of this id, as far as it has come, from a store, and keep it in the folder --output, by default runs/ID:");
        command.Add(store);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var (run, target) = (parsed.GetRequiredValue(folder), parsed.GetValue(output));
            if (parsed.GetResult(store) is not null)
            {
                var exported = target ?? Path.Combine("runs", run);
                await StoreOptions.UseAsync(
                    parsed.GetValue(store),
                    async opened =>
                    {
                        await opened.ExportAsync(run, exported, cancellationToken).ConfigureAwait(false);
                        return ExitCode.Done;
                    },
                    cancellationToken).ConfigureAwait(false);
                (run, target) = (exported, null);
            }

            var replacement = new RunReplacement(
                parsed.GetValue(taxonomy), parsed.GetValue(maps) ?? [], parsed.GetValue(corrections));
            var shown = new PictureChoice(parsed.GetValue(anonymize), parsed.GetValue(noImages));
            return await RunAsync(
                run,
                formats.Find(parsed.GetValue(format)!),
                target,
                parsed.GetValue(rescore) || parsed.GetResult(store) is not null,
                replacement,
                shown,
                ProviderAssembly.ReadProviders(parsed),
                screen,
                cancellationToken).ConfigureAwait(false);
        });
        return command;
    }

    private static async Task<int> RunAsync(
        string folder,
        IReportWriter writer,
        string? output,
        bool rescore,
        RunReplacement replacement,
        PictureChoice shown,
        VisionProviders providers,
        Screen screen,
        CancellationToken cancellationToken)
    {
        var results = await ReadAsync(folder, rescore, replacement, providers, screen, cancellationToken).ConfigureAwait(false);
        var pictures = writer.Format == "html" ? await shown.ReadAsync(folder, providers, cancellationToken).ConfigureAwait(false) : null;
        var report = new BakeoffReport { Results = results, Pictures = pictures };
        var path = output ?? (writer.Format == "html" ? Path.Combine(folder, "report.html") : null);
        if (path is not null)
        {
            await writer.WriteFileAsync(report, path, cancellationToken).ConfigureAwait(false);
            screen.Say($"Written: {path}");
            return ExitCode.Done;
        }

        using var text = new MemoryStream();
        await writer.WriteAsync(report, text, cancellationToken).ConfigureAwait(false);
        screen.Output.Write(System.Text.Encoding.UTF8.GetString(text.GetBuffer(), 0, (int)text.Length));
        return ExitCode.Done;
    }

    private static async Task<BakeoffResults> ReadAsync(
        string folder,
        bool rescore,
        RunReplacement replacement,
        VisionProviders providers,
        Screen screen,
        CancellationToken cancellationToken)
    {
        var path = Path.Combine(folder, BakeoffRun.ResultsFileName);
        if (rescore || !replacement.IsEmpty || !File.Exists(path))
        {
            using var run = await BakeoffRun.OpenAsync(folder, providers.GetParsers(), cancellationToken).ConfigureAwait(false);
            replacement.Apply(run, screen);
            screen.Say($"Scoring with {string.Join("; ", run.ScoredWith)}.");
            var results = await run.ScoreAsync(cancellationToken: cancellationToken).ConfigureAwait(false);
            await run.WriteResultsAsync(results, cancellationToken).ConfigureAwait(false);
            return results;
        }

        try
        {
            var file = RegularFile.OpenRead(path);
            await using (file.ConfigureAwait(false))
            {
                return await BakeoffResultsJson.ReadAsync(file, cancellationToken).ConfigureAwait(false);
            }
        }
        catch (JsonException exception)
        {
            throw new InputFileException(path, exception.LineNumber + 1, "these are no results that this version reads: score the run "
                + "again with --rescore.", exception);
        }
    }
}
