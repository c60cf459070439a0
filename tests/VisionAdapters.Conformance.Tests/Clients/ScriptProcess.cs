using System.ComponentModel;
using System.Diagnostics;
using VisionAdapters.Testing;

namespace VisionAdapters.Conformance.Tests;

/// <summary>A process that ran to its end in the folder of the scripts.</summary>
internal sealed record ScriptProcess(int ExitCode, string Output, string Error)
{
    /// <summary>The exit code when there is no such program, as in a shell.</summary>
    private const int NotFound = 127;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    public static string Folder { get; } = SharedData.Repository("tests", "Conformance");

    public string LastError => Error.Split('\n', StringSplitOptions.RemoveEmptyEntries).LastOrDefault() ?? $"exit code {ExitCode}";

    public static async Task<ScriptProcess> RunAsync(params string[] command)
    {
        var start = new ProcessStartInfo(command[0], command.Skip(1)) { UseShellExecute = false, WorkingDirectory = Folder, RedirectStandardOutput = true, RedirectStandardError = true };

        // Without a project's name Google's client asks an installed gcloud for one, for every case anew.
        start.Environment["GOOGLE_CLOUD_PROJECT"] = "emulator";
        try
        {
            using var process = Process.Start(start)!;
            return await EndAsync(process);
        }
        catch (Win32Exception exception)
        {
            return new ScriptProcess(NotFound, "", $"{command[0]}: {exception.Message}");
        }
    }

    private static async Task<ScriptProcess> EndAsync(Process process)
    {
        using var patience = new CancellationTokenSource(Patience);
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(patience.Token);
            var error = process.StandardError.ReadToEndAsync(patience.Token);
            await process.WaitForExitAsync(patience.Token);
            return new ScriptProcess(process.ExitCode, await output, await error);
        }
        catch (OperationCanceledException exception)
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"{process.StartInfo.FileName} {string.Join(' ', process.StartInfo.ArgumentList)} did not end within {Patience}.", exception);
        }
    }
}
