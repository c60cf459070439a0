using System.Globalization;
using CsvHelper;
using VisionAdapters.Evaluation;
using VisionAdapters.Files;

namespace VisionAdapters.Cli;

/// <summary>Lists the images that changed between two runs: of the primary question, right in just one of them.</summary>
internal sealed class FlipView
{
    private const int MaxListed = 10;

    private readonly IReadOnlyList<(PairwiseResult Pair, AnswerFlips Flips)> _flips;

    public FlipView(BakeoffResults results, ScoringSet joined)
    {
        // What an emulator answered says nothing of a change.
        var facets = joined.Truth.Where(truth => !truth.IsMultiValued).Select(truth => truth.Facet).ToHashSet(StringComparer.Ordinal);
        _flips =
        [
            .. from pair in results.Pairwise
               where pair.IsPrimary && pair.Obstacle is null && facets.Contains(pair.Facet)
               select (pair, AnswerFlips.Find(joined, pair.Facet, pair.A, pair.B)),
        ];
    }

    public void Write(Screen screen)
    {
        foreach (var (pair, flips) in _flips)
        {
            screen.Output.WriteLine(PlainText.From(
                $"{pair.A}, {pair.Facet}: right only in A {List(flips.OnlyFirst)}; only in B {List(flips.OnlySecond)}."));
        }
    }

    public void WriteCsv(string path)
    {
        using var text = new StreamWriter(path);
        using var csv = CsvWriter.Create(text, new CsvWriterOptions { NewLine = "\n" });
        csv.WriteHeader("image", "provider", "facet", "change");
        foreach (var (pair, flips) in _flips)
        {
            WriteRows(csv, pair, flips.OnlyFirst, "lost");
            WriteRows(csv, pair, flips.OnlySecond, "gained");
        }
    }

    /// <summary>Takes from a provider's name what tells the two runs apart.</summary>
    public static string ProviderOf(string name) => name[..name.LastIndexOf(" [", StringComparison.Ordinal)];

    private static void WriteRows(CsvWriter csv, PairwiseResult pair, IReadOnlyList<string> images, string change)
    {
        foreach (var image in images)
        {
            csv.WriteField(image);
            csv.WriteField(ProviderOf(pair.A));
            csv.WriteField(pair.Facet);
            csv.WriteField(change);
            csv.EndRecord();
        }
    }

    private static string List(IReadOnlyList<string> images)
    {
        var more = images.Count > MaxListed ? string.Create(CultureInfo.InvariantCulture, $", and {images.Count - MaxListed} more") : "";
        return images.Count == 0 ? "none" : $"{images.Count} ({string.Join(", ", images.Take(MaxListed))}{more})";
    }
}
