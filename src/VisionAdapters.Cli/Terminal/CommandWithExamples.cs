using System.CommandLine;

namespace VisionAdapters.Cli;

/// <summary>A command whose help ends with examples.</summary>
internal sealed class CommandWithExamples(string name, string description) : Command(name, description)
{
    /// <summary>Gets what to type and what it does.</summary>
    public IReadOnlyList<(string Example, string Meaning)> Examples { get; init; } = [];
}
