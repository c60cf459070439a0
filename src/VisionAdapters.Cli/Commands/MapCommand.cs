using System.CommandLine;

namespace VisionAdapters.Cli.Commands;

/// <summary><c>map</c>: works on the maps from provider labels to the taxonomy.</summary>
internal static class MapCommand
{
    public static Command Create(Screen screen) => new CommandWithExamples("map", "Works on the maps from labels to the taxonomy.")
    {
        MapLintCommand.Create(screen),
        MapCoverageCommand.Create(screen),
        MapDiffCommand.Create(screen),
        MapSuggestCommand.Create(screen),
        MapCalibrateCommand.Create(screen, TimeProvider.System),
        MapExplainCommand.Create(screen),
        MapApplyCommand.Create(screen),
    };
}
