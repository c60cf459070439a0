using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace VisionAdapters.Cli;

/// <summary>Writes the usual help and then the command's examples.</summary>
internal sealed class HelpWithExamples(HelpAction help) : SynchronousCommandLineAction
{
    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult)
    {
        var code = help.Invoke(parseResult);
        if (parseResult.CommandResult.Command is CommandWithExamples { Examples.Count: > 0 } command)
        {
            var output = parseResult.InvocationConfiguration.Output;
            output.WriteLine("Examples:");
            foreach (var (example, meaning) in command.Examples)
            {
                output.WriteLine($"  {example}");
                output.WriteLine($"      {meaning}");
            }

            output.WriteLine();
        }

        return code;
    }
}

/// <summary>A command whose help ends with examples.</summary>
internal sealed class CommandWithExamples(string name, string description) : Command(name, description)
{
    /// <summary>Gets what to type and what it does.</summary>
    public IReadOnlyList<(string Example, string Meaning)> Examples { get; init; } = [];
}
