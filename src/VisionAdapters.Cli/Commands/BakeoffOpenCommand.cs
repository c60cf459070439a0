using System.CommandLine;
using System.Diagnostics;
using VisionAdapters.Bakeoff;

namespace VisionAdapters.Cli.Commands;

/// <summary><c>bakeoff open</c>: opens the report of a run in the browser.</summary>
internal static class BakeoffOpenCommand
{
    public static Command Create(Screen screen)
    {
        var folder = new Argument<string>("run-dir") { Description = "The run's folder." };
        var command = new CommandWithExamples("open", "Opens the report of a run in the browser, and prints its address.")
        {
            Examples = [("vision-adapters bakeoff open runs/catalogue", "Opens runs/catalogue/report.html.")],
        };
        command.Add(folder);
        command.SetAction(parsed => Open(parsed.GetRequiredValue(folder), screen));
        return command;
    }

    private static int Open(string folder, Screen screen)
    {
        var path = Path.GetFullPath(Path.Combine(folder, BakeoffRun.ReportFileName));
        if (!File.Exists(path))
        {
            throw new UsageException($"There is no {path}: write it with 'vision-adapters bakeoff report {folder}'.");
        }

        var address = new Uri(path).AbsoluteUri;
        screen.Output.WriteLine(address);
        try
        {
            Process.Start(new ProcessStartInfo(address) { UseShellExecute = true })?.Dispose();
        }
        catch (Exception exception) when (exception is System.ComponentModel.Win32Exception or PlatformNotSupportedException)
        {
            screen.Say("No browser was found on this machine: open the address in yours.");
            return ExitCode.Failed;
        }

        return ExitCode.Done;
    }
}
