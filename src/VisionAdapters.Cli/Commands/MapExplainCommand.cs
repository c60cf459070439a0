using System.CommandLine;

namespace VisionAdapters.Cli.Commands;

/// <summary><c>map explain</c>: says which tags and rules are behind each value.</summary>
internal static class MapExplainCommand
{
    public static Command Create(Screen screen)
    {
        var input = new MappingInput();
        var format = TextFormat.Option("text", TextFormat.Json);
        var command = new CommandWithExamples("explain", "Maps answers onto the taxonomy and says which tags and rules are behind each "
            + "value, and which labels were not used.")
        {
            Examples =
            [
                ("vision-adapters map explain shirt.jpg", "Tags the image and explains the values."),
                ("vision-adapters map explain --provider aws-rekognition response.json", "Explains an answer as it came from the cloud."),
                ("vision-adapters map explain --answers answers.jsonl --format json", "One JSON line for each stored answer."),
            ],
        };
        input.AddTo(command);
        command.Add(format);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await foreach (var (id, mapping) in input.ReadAsync(parsed, screen, cancellationToken).ConfigureAwait(false))
            {
                if (parsed.GetValue(format) == TextFormat.Json)
                {
                    screen.Output.WriteLine(JsonText.OneLine(MappingJson.Explanation(id, mapping.Explain())));
                }
                else
                {
                    ExplanationText.Write(screen.Output, id, mapping);
                }
            }

            return input.ExitCode;
        });
        return command;
    }
}
