using System.CommandLine;
using System.Text.Json.Nodes;
using VisionAdapters.Bakeoff;
using VisionAdapters.Taxonomy;

namespace VisionAdapters.Cli.Commands;

/// <summary><c>doctor</c>: says what works, what is missing and how to fix it.</summary>
internal static class DoctorCommand
{
    public static Command Create(Screen screen)
    {
        var format = TextFormat.Option(TextFormat.Table, TextFormat.Json);
        var live = new Option<bool>("--live")
        {
            Description = "Call every cloud that is configured once, with a tiny image. That is billed like any call.",
        };
        var command = new CommandWithExamples("doctor", "Says what is configured, what is missing and how to fix it. Ends with 1 when "
            + "something is broken.")
        {
            Examples =
            [
                ("vision-adapters doctor", "Looks at everything and asks nobody."),
                ("vision-adapters doctor --live", "Makes one call to each cloud that is configured."),
            ],
        };
        command.Add(live);
        command.Add(format);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var findings = await Doctor.ExamineAsync(
                new ProviderRegistry(ProviderAssembly.ReadProviders(parsed)),
                parsed.GetValue(live),
                cancellationToken).ConfigureAwait(false);
            if (parsed.GetValue(format) == TextFormat.Json)
            {
                screen.Output.WriteLine(JsonText.Pretty(JsonText.Array(findings.Select(finding => new JsonObject
                {
                    ["check"] = finding.Check,
                    ["state"] = finding.State.ToString().ToLowerInvariant(),
                    ["detail"] = finding.Detail,
                }))));
            }
            else
            {
                TableWriter.Write(
                    screen.Tables,
                    ["Check", "State", "Detail"],
                    findings.Select(
                        finding => (IReadOnlyList<string>)[finding.Check, finding.State.ToString().ToLowerInvariant(), finding.Detail]));
            }

            return findings.Any(finding => finding.State == HealthState.Broken) ? ExitCode.Failed : ExitCode.Done;
        });
        return command;
    }
}
