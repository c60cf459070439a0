using System.Diagnostics;
using System.Text.Json.Nodes;
using VisionAdapters.Testing;
using YamlDotNet.RepresentationModel;

namespace VisionAdapters.EndToEnd.Tests;

/// <summary>The manifests of the examples, their commands run for real: parts of a bake-off as processes, and their joining.</summary>
public sealed class ManifestTests : IDisposable
{
    private const int Parts = 3;
    private const int Images = 30;
    private readonly WorkFolder _folder = new();

    public ManifestTests()
    {
        Tool.RequireModel();
        Assert.SkipUnless(File.Exists("/bin/bash"), "needs /bin/bash");
        _folder.WriteSet(Images);

        // What the image and the cluster have installed.
        var shim = _folder.Write("bin/vision-adapters", $"#!/bin/sh\nexec dotnet exec '{Tool.Find()}' \"$@\"\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(shim, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task The_parts_of_the_slurm_array_join_to_the_run_of_one_process()
    {
        var script = SharedData.Repository("examples", "slurm", "bakeoff.sbatch");
        for (var part = 0; part < Parts; part++)
        {
            await ShellAsync([script], ("SLURM_ARRAY_TASK_ID", $"{part}"), ("SLURM_ARRAY_TASK_COUNT", $"{Parts}"));
        }

        await AssertJoinsAsync();
    }

    [Fact]
    public async Task The_parts_of_the_kubernetes_job_join_to_the_run_of_one_process()
    {
        var yaml = new YamlStream();
        yaml.Load(File.OpenText(SharedData.Repository("examples", "kubernetes", "bakeoff.yaml")));
        var job = yaml.Documents[0].RootNode["spec"];
        var container = job["template"]["spec"]["containers"][0];
        var command = (string)container["args"][0]!;
        Assert.Equal("Indexed", (string?)job["completionMode"]);
        Assert.Equal(["/bin/sh", "-c"], ((YamlSequenceNode)container["command"]).Select(word => (string?)word));
        Assert.Contains($"$JOB_COMPLETION_INDEX/{job["completions"]}\"", command, StringComparison.Ordinal);

        // The same command for fewer parts and another mount.
        command = command.Replace($"/{job["completions"]}", $"/{Parts}", StringComparison.Ordinal).Replace("/data/", $"{_folder.Path}/", StringComparison.Ordinal);
        for (var part = 0; part < Parts; part++)
        {
            await ShellAsync(["-c", command], ("JOB_COMPLETION_INDEX", $"{part}"));
        }

        await AssertJoinsAsync();
    }

    private async Task AssertJoinsAsync()
    {
        await ShellAsync(["-c", "vision-adapters bakeoff merge parts/* --output runs/all"]);
        await ShellAsync(["-c", "vision-adapters bakeoff run bakeoff.yaml --output runs/whole"]);
        var (joined, whole) = (Scores("all"), Scores("whole"));
        Assert.Equal(Images, (int)joined["providers"]![0]!["images"]!);
        Assert.Equal(whole["providers"]![0]!["facets"]!.ToJsonString(), joined["providers"]![0]!["facets"]!.ToJsonString());
        Assert.True(File.Exists(_folder.File("runs/all/report.html")));
    }

    private JsonNode Scores(string run) => JsonNode.Parse(File.ReadAllText(_folder.File($"runs/{run}/results.json")))!;

    private async Task ShellAsync(string[] arguments, params (string Name, string Value)[] variables)
    {
        var start = new ProcessStartInfo("/bin/bash", arguments) { UseShellExecute = false, WorkingDirectory = _folder.Path, RedirectStandardError = true, RedirectStandardOutput = true };
        start.Environment["PATH"] = $"{_folder.File("bin")}:{Environment.GetEnvironmentVariable("PATH")}";
        foreach (var (name, value) in variables)
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var error = await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(process.ExitCode == 0, $"exit code {process.ExitCode}: {error}{await output}");
    }
}
