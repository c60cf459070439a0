using System.Diagnostics;
using VisionAdapters.Testing;

namespace VisionAdapters.EndToEnd.Tests;

/// <summary>Runs the built command line tool as a process.</summary>
internal static class Tool
{
    public static string Example { get; } = SharedData.Repository("examples", "catalogue", "bakeoff.yaml");

    public static string ExampleImages { get; } = SharedData.Repository("examples", "catalogue", "images");

    /// <summary>Runs to the end.</summary>
    public static async Task<ToolResult> RunAsync(string folder, params string[] arguments)
    {
        using var running = Start(folder, arguments);
        return await running.EndAsync();
    }

    public static RunningTool Start(string folder, params string[] arguments) => StartAt(Find(), folder, arguments);

    /// <summary>Starts a copy of the tool.</summary>
    public static RunningTool StartAt(string tool, string folder, params string[] arguments) => StartWith(new Dictionary<string, string>(StringComparer.Ordinal), tool, folder, arguments);

    /// <summary>Starts the tool with some variables of its environment changed.</summary>
    public static RunningTool StartWith(
        IReadOnlyDictionary<string, string> environment, string tool, string folder, params string[] arguments)
    {
        string[] command = InterruptsAreIgnored() ? ["env", "--default-signal=INT", "dotnet"] : ["dotnet"];
        var start = new ProcessStartInfo(command[0]) { UseShellExecute = false, WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in command.Skip(1).Concat(["exec", tool]).Concat(arguments))
        {
            start.ArgumentList.Add(argument);
        }

        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        return new RunningTool(Process.Start(start)!);
    }

    /// <summary>Skips a test that needs the model in a build that has none.</summary>
    public static void RequireModel() => Assert.SkipUnless(
        typeof(FashionModelTagger).Assembly.GetManifestResourceNames().Contains("fashion.onnx"),
        "this build of VisionAdapters.FashionModel holds no model");

    // A shell that starts the tests in the background has them ignore SIGINT, and the tool would inherit that: a terminal never does so.
    private static bool InterruptsAreIgnored()
    {
        const string status = "/proc/self/status";
        const string ignored = "SigIgn:";
        const int interrupt = 2;
        var mask = File.Exists(status) ? File.ReadLines(status).FirstOrDefault(line => line.StartsWith(ignored, StringComparison.Ordinal)) : null;
        return mask is not null && (Convert.ToUInt64(mask[ignored.Length..].Trim(), 16) & (1UL << (interrupt - 1))) != 0;
    }

    // The tool's own output folder, of the configuration that these tests were built in.
    public static string Find()
    {
        var output = new DirectoryInfo(AppContext.BaseDirectory);
        var path = SharedData.Repository("src", "VisionAdapters.Cli", "bin", output.Parent!.Name, output.Name, "vision-adapters.dll");
        return File.Exists(path) ? path : throw new FileNotFoundException("Build the tool first.", path);
    }
}
