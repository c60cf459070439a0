using System.CommandLine;

namespace VisionAdapters.Cli.Commands;

/// <summary><c>bakeoff</c>: compares providers on labeled photos.</summary>
internal static class BakeoffCommand
{
    public static Command Create(Screen screen) => new CommandWithExamples("bakeoff", "Compares providers on labeled photos.")
    {
        BakeoffRunCommand.Create(screen),
        BakeoffReportCommand.Create(screen),
        BakeoffCompareCommand.Create(screen),
        BakeoffScoreCommand.Create(screen),
    };
}
