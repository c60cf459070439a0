using Spectre.Console;

namespace VisionAdapters.Cli;

/// <summary>
/// Where the tool writes: results to <see cref="Output"/> and <see cref="Tables"/> (standard output), everything else to
/// <see cref="Error"/> and <see cref="Status"/>.
/// </summary>
internal sealed class Screen
{
    // Wide enough for our tables: a file or a pipe has no edge to wrap at.
    private const int WidthOfFiles = 200;

    private Screen(TextWriter output, TextWriter error, bool outputIsTerminal, bool errorIsTerminal)
    {
        Output = output;
        Error = error;
        IsInteractive = errorIsTerminal;
        Tables = Create(output, outputIsTerminal);
        Status = Create(error, errorIsTerminal);
    }

    /// <summary>Gets standard output, for machine-readable results.</summary>
    public TextWriter Output { get; }

    /// <summary>Gets standard error.</summary>
    public TextWriter Error { get; }

    /// <summary>Gets standard output, for tables.</summary>
    public IAnsiConsole Tables { get; }

    /// <summary>Gets standard error, for progress.</summary>
    public IAnsiConsole Status { get; }

    /// <summary>Gets a value indicating whether somebody watches the progress.</summary>
    public bool IsInteractive { get; }

    public static Screen ForProcess() => new(
        Console.Out,
        Console.Error,
        !Console.IsOutputRedirected && !IsDumb,
        !Console.IsErrorRedirected && !IsDumb);

    public static Screen Create(TextWriter output, TextWriter error) => new(output, error, outputIsTerminal: false, errorIsTerminal: false);

    /// <summary>Writes a line to standard error.</summary>
    public void Say(string text) => Error.WriteLine(PlainText.From(text, keepLines: true));

    private static bool IsDumb => Environment.GetEnvironmentVariable("TERM") == "dumb";

    private static IAnsiConsole Create(TextWriter writer, bool isTerminal)
    {
        var hasColors = isTerminal && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"));
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(writer),
            Ansi = isTerminal ? AnsiSupport.Detect : AnsiSupport.No,
            ColorSystem = hasColors ? ColorSystemSupport.Detect : ColorSystemSupport.NoColors,
            Interactive = isTerminal ? InteractionSupport.Detect : InteractionSupport.No,
        });
        if (!isTerminal)
        {
            console.Profile.Width = WidthOfFiles;
        }

        return console;
    }
}
