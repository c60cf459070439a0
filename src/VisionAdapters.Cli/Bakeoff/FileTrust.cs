using System.CommandLine;

namespace VisionAdapters.Cli;

/// <summary>What only the command line may allow a file.</summary>
internal static class FileTrust
{
    public static Option<bool> AllowOutside { get; } = new("--allow-outside")
    {
        Description = "Let the file name labels, images, maps and models outside of its own folder. Only for a file that you trust.",
    };
}
