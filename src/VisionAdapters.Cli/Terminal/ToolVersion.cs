using System.Reflection;

namespace VisionAdapters.Cli;

/// <summary>The tool's name and version, as results name it.</summary>
internal static class ToolVersion
{
    public static string Number { get; } = Read();

    public static string Name { get; } = $"vision-adapters {Number}";

    // The part behind the plus is the commit: it would make results of the same version differ.
    private static string Read() =>
        typeof(ToolVersion).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0]
            ?? "0.0.0";
}
