using System.CommandLine;
using System.Text.Json.Nodes;
using VisionAdapters.Bakeoff;
using VisionAdapters.Taxonomy;

namespace VisionAdapters.Cli.Commands;

/// <summary><c>map lint</c>: finds mistakes in taxonomies and maps.</summary>
internal static class MapLintCommand
{
    private const string Sarif = "sarif";

    public static Command Create(Screen screen)
    {
        var files = new Argument<string[]>("files")
        {
            Description = "Taxonomy and map files (NAME.taxonomy.yaml, NAME.map.yaml). Default: all that come with the tool.",
            Arity = ArgumentArity.ZeroOrMore,
        };
        var taxonomy = new Option<string>("--taxonomy")
        {
            Description = "The taxonomy that the maps are for.",
            DefaultValueFactory = _ => "fashion",
            HelpName = "NAME",
        };
        var labels = new Option<string?>("--labels")
        {
            Description = "All labels of the provider whose map is given, as for 'map coverage': finds the rules that none of them fires.",
            HelpName = "FILE.csv",
        };
        var format = TextFormat.Option(TextFormat.Table, TextFormat.Json, Sarif);
        var command = new CommandWithExamples("lint", "Finds mistakes in taxonomies and maps: contradictions, dead rules, names that "
            + "stand for two values. Ends with 1 when there is an error, with 2 when a file cannot be loaded at all.")
        {
            Examples =
            [
                ("vision-adapters map lint", "Checks the taxonomy and all maps that come with the tool."),
                ("vision-adapters map lint my-shop.map.yaml", "Checks your own dataset or provider map."),
                ("vision-adapters map lint my-tagger.map.yaml --labels labels.csv", "Also finds rules for labels that the tagger does not "
                    + "have."),
                ("vision-adapters map lint maps/*.map.yaml --format sarif > lint.sarif", "Writes what a code host shows at the line."),
            ],
        };
        command.Add(files);
        command.Add(taxonomy);
        command.Add(labels);
        command.Add(format);
        command.SetAction(parsed =>
        {
            IReadOnlyList<LintFinding> findings;
            if (parsed.GetValue(labels) is not null && parsed.GetValue(files) is not { Length: > 0 })
            {
                throw new UsageException("--labels goes with the map of the provider that has them: name its file.");
            }

            try
            {
                var known = parsed.GetValue(labels) is { } labelFile ? VocabularyFile.Read(labelFile) : null;
                findings = MapFileLinter.Lint(parsed.GetValue(files) ?? [], parsed.GetValue(taxonomy)!, known);
            }
            catch (InputFileException exception) when (parsed.GetValue(format) == Sarif)
            {
                // Whoever reads the log looks at no messages: what keeps the file from loading must stand in it.
                Write(screen, [InvalidFile(exception)], Sarif);
                throw;
            }

            Write(screen, findings, parsed.GetValue(format)!);
            return findings.Any(finding => finding.Severity == LintSeverity.Error) ? ExitCode.Failed : ExitCode.Done;
        });
        return command;
    }

    private static LintFinding InvalidFile(InputFileException exception) => new()
    {
        Severity = LintSeverity.Error,
        RuleId = "invalid-file",
        File = exception.File ?? "",
        Line = (int)(exception.Line ?? 0),
        Message = exception.Problem,
        Cure = exception.Cure,
    };

    private static void Write(Screen screen, IReadOnlyList<LintFinding> findings, string format)
    {
        if (format == Sarif)
        {
            screen.Output.WriteLine(JsonText.Pretty(SarifLog.From(findings, "vision-adapters", ToolVersion.Number)));
            return;
        }

        if (format == TextFormat.Json)
        {
            screen.Output.WriteLine(JsonText.Pretty(JsonText.Array(findings.Select(finding => new JsonObject
            {
                ["severity"] = Severity(finding),
                ["rule"] = finding.RuleId,
                ["file"] = finding.File,
                ["line"] = finding.Line,
                ["message"] = finding.Message,
                ["cure"] = finding.Cure,
            }))));
            return;
        }

        foreach (var finding in findings)
        {
            var location = finding.Line > 0 ? $"{finding.File}:{finding.Line}" : finding.File;
            screen.Output.WriteLine(PlainText.From($"{location}: {Severity(finding)} {finding.RuleId}: {finding.Message.TrimEnd('.')}. "
                + $"{finding.Cure}"));
        }

        var errors = findings.Count(finding => finding.Severity == LintSeverity.Error);
        var warnings = findings.Count(finding => finding.Severity == LintSeverity.Warning);
        screen.Output.WriteLine($"{errors} errors, {warnings} warnings, {findings.Count - errors - warnings} remarks.");
    }

    private static string Severity(LintFinding finding) => finding.Severity switch
    {
        LintSeverity.Error => "error",
        LintSeverity.Warning => "warning",
        _ => "remark",
    };
}
