using System.CommandLine;
using System.Diagnostics;
using VisionAdapters.Bakeoff;

namespace VisionAdapters.Cli.Commands;

/// <summary><c>bakeoff open</c>: opens the report of a run in the browser.</summary>
internal static class BakeoffOpenCommand
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    public static Command Create(Screen screen)
    {
        var folder = new Argument<string>("run-dir") { Description = "The run's folder." };
        var command = new CommandWithExamples("open", "Opens the report of a run in the browser, and prints its address.")
        {
            Examples = [("vision-adapters bakeoff open runs/catalogue", "Opens runs/catalogue/report.html.")],
        };
        command.Add(folder);
        command.SetAction((parsed, cancellationToken) => OpenAsync(parsed.GetRequiredValue(folder), screen, cancellationToken));
        return command;
    }

    private static async Task<int> OpenAsync(string folder, Screen screen, CancellationToken cancellationToken)
    {
        var path = Path.GetFullPath(Path.Combine(folder, BakeoffRun.ReportFileName));
        if (!File.Exists(path))
        {
            throw new UsageException($"There is no {path}: write it with 'vision-adapters bakeoff report {folder}'.");
        }

        var address = new Uri(path).AbsoluteUri;
        screen.Output.WriteLine(address);
        if (await StartBrowserAsync(address, cancellationToken).ConfigureAwait(false))
        {
            return ExitCode.Done;
        }

        screen.Say("No browser was found on this machine: open the address in yours.");
        return ExitCode.Failed;
    }

    /// <summary>Hands the address to the desktop, whose opener says by its exit code whether there is a browser.</summary>
    private static async Task<bool> StartBrowserAsync(string address, CancellationToken cancellationToken)
    {
        try
        {
            using var opener = Process.Start(new ProcessStartInfo(address) { UseShellExecute = true });
            if (opener is null)
            {
                return true;
            }

            using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            patience.CancelAfter(Patience);
            await opener.WaitForExitAsync(patience.Token).ConfigureAwait(false);
            return opener.ExitCode == 0;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // It runs on: the opener has become the browser.
            return true;
        }
        catch (Exception exception) when (exception is System.ComponentModel.Win32Exception or PlatformNotSupportedException)
        {
            return false;
        }
    }
}
