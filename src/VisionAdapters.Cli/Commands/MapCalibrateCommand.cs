using System.CommandLine;
using VisionAdapters.Evaluation;
using VisionAdapters.Taxonomy;

namespace VisionAdapters.Cli.Commands;

/// <summary><c>map calibrate</c>: fits what the confidences of providers are worth, and writes it to a file.</summary>
internal static class MapCalibrateCommand
{
    public static Command Create(Screen screen, TimeProvider time)
    {
        var input = new CalibrationInput();
        var facet = new Option<string[]>("--facet")
        {
            Description = "A facet to calibrate; may be given several times. Default: every labeled one.",
            HelpName = "F",
        };
        var output = new Option<string>("--output") { Description = "The calibration file to write.", Required = true, HelpName = "FILE" };
        var seed = new Option<int>("--split-seed")
        {
            Description = "Decides which images the fit sees; the others measure what it gains.",
            DefaultValueFactory = _ => 1,
            HelpName = "N",
        };
        var format = TextFormat.Option(TextFormat.Table, TextFormat.Json);
        var command = new CommandWithExamples("calibrate", "Fits, per provider and value, how much a confidence is worth, on a part of "
            + "labeled images; writes it to a file, and prints what it gains on the other part.")
        {
            Examples =
            [
                ("vision-adapters map calibrate --labels labels.csv --predictions predictions.csv --output my.calibration.yaml",
                    "Calibrates every provider of the file."),
                ("vision-adapters map calibrate --labels labels.csv --answers answers.jsonl --provider onnx-fashion --facet category "
                    + "--output onnx-fashion.calibration.yaml", "Maps the answers first."),
            ],
        };
        input.AddTo(command);
        foreach (var option in new Option[] { facet, output, seed, format })
        {
            command.Add(option);
        }

        command.SetAction(async (parsed, cancellationToken) =>
        {
            var (set, taxonomy, sources) = input.Read(parsed);
            var options = new CalibrationOptions
            {
                SplitSeed = parsed.GetValue(seed),
                Facets = parsed.GetValue(facet) ?? [],
                Ancestors = taxonomy is null
                    ? null
                    : (facetId, value) => taxonomy.FindFacet(facetId)?.Find(value)?.Path.SkipLast(1).ToArray() ?? [],
            };
            var file = new CalibrationFile
            {
                Taxonomy = taxonomy?.Id,
                Created = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime),
                Tool = ToolVersion.Name,
                SplitSeed = options.SplitSeed,
                FitShare = options.FitShare,
                Shrinkage = options.Shrinkage,
                Sources = sources,
                Providers = await Task.Run(() => Fit(set, options, cancellationToken), cancellationToken).ConfigureAwait(false),
            };
            var writer = new StreamWriter(parsed.GetRequiredValue(output));
            await using (writer.ConfigureAwait(false))
            {
                file.Write(writer);
            }

            CalibrationView.Write(screen, file, parsed.GetValue(format)!);
            Warn(screen, file);

            screen.Say($"Wrote {parsed.GetValue(output)}. Look at the held-out figures, then write your name under 'reviewed'.");
            return ExitCode.Done;
        });
        return command;
    }

    /// <summary>
    /// Says where the held-out images, whose Brier score is the least noisy of the figures, do not gain: on few images a fit learns their
    /// chance.
    /// </summary>
    private static void Warn(Screen screen, CalibrationFile file)
    {
        foreach (var provider in file.Providers)
        {
            var facets = provider.Facets.Where(IsNoGain).Select(facet => facet.Facet).ToList();
            if (facets.Count > 0)
            {
                screen.Say($"Warning: on held-out images the calibration of {provider.Provider} gains nothing for "
                    + $"{string.Join(", ", facets)}. Fit on more images, or leave it out with --facet.");
            }
        }
    }

    private static bool IsNoGain(FacetCalibration facet) => facet.HeldOut.Calibrated.Brier >= facet.HeldOut.Raw.Brier;

    private static IReadOnlyList<ProviderCalibration> Fit(ScoringSet set, CalibrationOptions options, CancellationToken cancellationToken)
    {
        try
        {
            var calibrations = CalibrationFitter.Fit(set, options, cancellationToken);
            return calibrations.Count > 0 ? calibrations : throw new UsageException("No prediction is of a labeled image and facet; check "
                + "that both files name images and facets alike.");
        }
        catch (ArgumentException exception)
        {
            throw new UsageException(exception.Message.Split(" (Parameter", 2)[0]);
        }
    }
}
