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
        ["Shared"] = 1,
        ["Emulator"] = 118,
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

    /// <summary>A pipe that is opened otherwise is waited for without an end; <c>RegularFile</c> refuses it.</summary>
    [Fact]
    public void Files_are_opened_for_reading_by_one_opener()
    {
        // Recordings are checked by it before they are read; credentials lie where the user alone says, and may come through a pipe.
        string[] openers =
            ["RegularFile.cs", "RecordingsBackend.cs", "AwsCredentialSearch.cs", "AwsProfiles.cs", "AzureIdentitySearch.cs", "GoogleKeyFile.cs"];
        var other =
            from file in Sources()
            where !openers.Contains(Path.GetFileName(file), StringComparer.Ordinal)
            from line in File.ReadLines(file).Select((text, index) => (Text: text, Number: index + 1))
            where OpeningOfFile().IsMatch(line.Text)
            select $"{Path.GetFileName(file)}:{line.Number}: {line.Text.Trim()}";
        Findings.AssertNone(other);
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

    [GeneratedRegex(@"\bFile\.(Open|OpenRead|OpenText|OpenHandle|Read\w+)\(|new FileStream\([^)]*FileMode\.Open,|new StreamReader\((path|file)\b", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex OpeningOfFile();
}
