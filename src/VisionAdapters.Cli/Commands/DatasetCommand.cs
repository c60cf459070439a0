using System.CommandLine;

namespace VisionAdapters.Cli.Commands;

/// <summary><c>dataset</c>: looks at labeled sets.</summary>
internal static class DatasetCommand
{
    public static Command Create(Screen screen) => new CommandWithExamples("dataset", "Looks at labeled sets.")
    {
        DatasetInspectCommand.Create(screen),
    };
}
