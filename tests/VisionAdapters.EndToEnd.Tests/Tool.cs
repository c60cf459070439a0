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

    public static RunningTool Start(string folder, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet") { UseShellExecute = false, WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in arguments.Prepend(Find()).Prepend("exec"))
        {
            start.ArgumentList.Add(argument);
        }

        return new RunningTool(Process.Start(start)!);
    }

    /// <summary>Skips a test that needs the model in a build that has none.</summary>
    public static void RequireModel() => Assert.SkipUnless(
        typeof(FashionModel).Assembly.GetManifestResourceNames().Contains("fashion.onnx"),
        "this build of VisionAdapters.FashionModel holds no model");

    // The tool's own output folder, of the configuration that these tests were built in.
    private static string Find()
    {
        var output = new DirectoryInfo(AppContext.BaseDirectory);
        var path = SharedData.Repository("src", "VisionAdapters.Cli", "bin", output.Parent!.Name, output.Name, "vision-adapters.dll");
        return File.Exists(path) ? path : throw new FileNotFoundException("Build the tool first.", path);
    }
}
