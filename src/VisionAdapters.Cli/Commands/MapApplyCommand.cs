using System.CommandLine;
using System.Text.Json.Nodes;

namespace VisionAdapters.Cli.Commands;

/// <summary><c>map apply</c>: maps stored answers, one JSON line each.</summary>
internal static class MapApplyCommand
{
    public static Command Create(Screen screen)
    {
        var input = new MappingInput();
        var command = new CommandWithExamples("apply", "Maps answers onto the taxonomy and prints one JSON line for each: its values, "
            + "best first within a facet.")
        {
            Examples =
            [
                ("vision-adapters map apply --provider onnx-fashion --answers answers.jsonl", "Maps answers that 'tag --raw --format "
                    + "jsonl' wrote."),
                ("vision-adapters map apply --provider google-vision --answers response.json", "Maps an answer as the service sent it."),
            ],
        };
        input.AddTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await foreach (var (id, mapping) in input.ReadAsync(parsed, screen, cancellationToken).ConfigureAwait(false))
            {
                screen.Output.WriteLine(JsonText.OneLine(new JsonObject { ["id"] = id, ["values"] = MappingJson.Values(mapping) }));
            }

            return input.ExitCode;
        });
        return command;
    }
}
