using System.Text.RegularExpressions;
using VisionAdapters.Testing;

namespace VisionAdapters.Architecture.Tests;

/// <summary>Holds habits that no analyzer checks.</summary>
public sealed partial class SourceHabitTests
{
    private const int MaxColumns = 140;

    /// <summary>The lines that were too long when the limit came: a number may be lowered, never raised.</summary>
    private static readonly Dictionary<string, int> LongLines = new(StringComparer.Ordinal)
    {
        ["Evaluation"] = 34,
        ["Reporting"] = 1,
    };

    [Fact]
    public void Source_files_stay_small()
    {
        const int limit = 15_000;
        var large = Sources().Where(file => new FileInfo(file).Length > limit).Select(Path.GetFileName);
        Findings.AssertNone(large);
    }

    [Fact]
    public void No_type_is_named_after_nothing_in_particular()
    {
        var vague = Sources().Select(Path.GetFileNameWithoutExtension).Where(name => VagueName().IsMatch(name!));
        Findings.AssertNone(vague);
    }

    [Fact]
    public void Lines_of_source_grow_no_longer_than_a_screen()
    {
        var worse =
            from project in Solution.Projects.Append("Shared")
            let folder = project is "Shared" ? SharedData.Repository("src", "Shared") : Solution.Folder(project)
            let longLines = Solution.SourcesUnder(folder).Sum(file => File.ReadLines(file).Count(line => line.Length > MaxColumns))
            where longLines > LongLines.GetValueOrDefault(project)
            select $"{project}: {longLines} lines over {MaxColumns} columns, at most {LongLines.GetValueOrDefault(project)} are known";
        Findings.AssertNone(worse);
    }

    private static IEnumerable<string> Sources() => Solution.SourcesUnder(SharedData.Repository("src"));

    [GeneratedRegex("(Utils?|Helpers?|Manager|Misc|Common)$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex VagueName();
}
