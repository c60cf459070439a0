using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using VisionAdapters.Testing;

namespace VisionAdapters.Taxonomy.Tests;

/// <summary>
/// The files that ship, damaged at random: each is read or refused with a line and a cure. <c>VISIONADAPTERS_FUZZ_RUNS</c> asks for
/// more runs than the few of every day.
/// </summary>
public sealed class FileFuzzTests
{
    private const int DailyRuns = 150;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private static readonly (string Path, string Text)[] Files =
    [
        .. Directory.EnumerateFiles(SharedData.Repository("taxonomy-maps"), "*.yaml", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal)
            .Select(path => (path, File.ReadAllText(path).ReplaceLineEndings("\n"))),
    ];

    /// <summary>What some of the maps extend.</summary>
    private static readonly string Core = Array.Find(Files, file => file.Path.EndsWith("open-images.core.map.yaml", StringComparison.Ordinal)).Text;

    private static readonly string[] Insertions =
        ["{", "}", "[", "]", ":", ": ", ",", "#", " #", "\"", "'", "''", "&a", "*a", "!t", "|", ">", "-", "- ", "---\n", "...\n", "%", "@", "?", "~", "\t", "\n", "\n\n", "  ", "\\", "\u0000", "\u0085", "\u2028", "é", "\ud800", "😀", "1e9", "extends: open-images\n", "kinds: { Shoe: [Boot] }\n", "regions: { full: 0, least: 2 }\n", "exclusive: [[leather, suede]]\n", "excludes: { category: \"*\" }", "categories: [x]", "when: \"@swim\"", "labels:", "null"];

    private static readonly Gen<Func<string, string>> Damage =
        from kind in Gen.Choose(0, 5)
        from place in Gen.Choose(0, 1_000_000)
        from length in Gen.Choose(1, 40)
        from insertion in Gen.Elements(Insertions)
        select (Func<string, string>)(text => Apply(text, kind, (int)((long)place * text.Length / 1_000_001), length, insertion));

    private static readonly Arbitrary<(string Path, string Text)> DamagedFiles = (
        from file in Gen.Elements(Files)
        from count in Gen.Choose(1, 4)
        from damages in Damage.ListOf(count)
        select (file.Path, damages.Aggregate(file.Text, (text, damage) => damage(text)))).ToArbitrary();

    private static int Runs => int.TryParse(Environment.GetEnvironmentVariable("VISIONADAPTERS_FUZZ_RUNS"), CultureInfo.InvariantCulture, out var runs) ? runs : DailyRuns;

    [Fact]
    public async Task Damaged_files_are_read_or_refused_and_never_crash_or_hang()
    {
        var work = Task.Run(() => Check.One(Config.QuickThrowOnFailure.WithMaxTest(Runs), Prop.ForAll(DamagedFiles, file => IsReadOrRefused(file.Path, file.Text))), TestContext.Current.CancellationToken);
        await work.WaitAsync(Patience * Math.Max(1, Runs / DailyRuns), TestContext.Current.CancellationToken);
    }

    private static bool IsReadOrRefused(string path, string text)
    {
        try
        {
            if (path.EndsWith(".taxonomy.yaml", StringComparison.Ordinal))
            {
                MapLinter.Lint(TaxonomyCatalog.ParseTaxonomy(text, "file"));
            }
            else if (path.Contains("datasets", StringComparison.Ordinal))
            {
                MapLinter.Lint(TaxonomyCatalog.ParseDatasetMap(text, Fashion.Taxonomy, "file"));
            }
            else
            {
                var map = TaxonomyCatalog.ParseProviderMap([text, Core], Fashion.Taxonomy, "file");
                new TagMapper(map).Map(Fashion.Answer([.. map.Rules.Take(50).Select(rule => new ImageTag { Name = rule.Label, Confidence = 0.9 })]));
            }

            return true;
        }
        catch (InputFileException exception)
        {
            return exception.Cure.Length > 0 && exception.Problem.Length > 0;
        }
    }

    private static string Apply(string text, int kind, int place, int length, string insertion)
    {
        var end = Math.Min(text.Length, place + length);
        var lineEnd = text.IndexOf('\n', place) is >= 0 and var found ? found + 1 : text.Length;
        return kind switch
        {
            0 => text.Insert(place, insertion),
            1 => text.Remove(place, end - place),
            2 => text[..place] + insertion + text[Math.Min(text.Length, place + 1)..],
            3 => text.Insert(lineEnd, text[(text.LastIndexOf('\n', Math.Max(0, place - 1)) + 1)..lineEnd]),
            4 => text[..place],
            _ => text.Insert(place, text[place..end]),
        };
    }
}
