using System.Text.Json;
using Microsoft.Data.Sqlite;
using VisionAdapters.Evaluation;

namespace VisionAdapters.Bakeoff;

/// <summary>
/// The corrections of labels that a run keeps. They lie beside the labels and are applied when these are read, so that running again, which
/// renews the labels, keeps them.
/// </summary>
internal static class CorrectionStore
{
    private const string Table = """
        CREATE TABLE IF NOT EXISTS correction (
            image TEXT NOT NULL, facet TEXT NOT NULL, action TEXT NOT NULL, "values" TEXT NOT NULL, PRIMARY KEY (image, facet)) STRICT
        """;

    public static IReadOnlyList<LabelCorrection> Read(SqliteConnection connection) => Exists(connection)
        ? connection.Query(
            "SELECT image, facet, action, \"values\" FROM correction ORDER BY image, facet",
            reader => new LabelCorrection
            {
                Image = reader.GetString(0),
                Facet = reader.GetString(1),
                Action = reader.GetString(2),
                Values = reader.ReadJson(3, StoredJsonContext.Default.StringArray),
            }).ToArray()
        : [];

    /// <summary>Keeps corrections; of the same label, the later one counts.</summary>
    public static void Keep(SqliteConnection connection, IEnumerable<LabelCorrection> corrections)
    {
        using var transaction = connection.BeginTransaction();
        connection.Execute(Table);
        foreach (var correction in corrections)
        {
            connection.Execute(
                "INSERT OR REPLACE INTO correction VALUES ($image, $facet, $action, $values)",
                ("$image", correction.Image),
                ("$facet", correction.Facet),
                ("$action", correction.Action),
                ("$values", JsonSerializer.Serialize([.. correction.Values], StoredJsonContext.Default.StringArray)));
        }

        transaction.Commit();
    }

    public static LabelCorrectionCounts? Count(SqliteConnection connection) => Read(connection) is { Count: > 0 } kept
        ? new LabelCorrectionCounts
        {
            Confirmed = kept.Count(correction => correction.Action == LabelCorrection.Confirm),
            Rejected = kept.Count(correction => correction.Action == LabelCorrection.Reject),
            Relabeled = kept.Count(correction => correction.Action == LabelCorrection.Relabel),
        }
        : null;

    /// <summary>Puts the corrected values in the place of the labels; an image or facet that is gone is passed over.</summary>
    public static IReadOnlyList<RunImage> Apply(SqliteConnection connection, IReadOnlyList<RunImage> images)
    {
        var changes = Read(connection).Where(correction => correction.Action != LabelCorrection.Confirm).ToList();
        if (changes.Count == 0)
        {
            return images;
        }

        var facets = RunReader.ReadFacets(connection).Select(facet => facet.Id).ToList();
        var byImage = changes.ToLookup(correction => correction.Image, StringComparer.Ordinal);
        return [.. images.Select(image => byImage.Contains(image.Id) ? Correct(image, byImage[image.Id], facets) : image)];
    }

    private static RunImage Correct(RunImage image, IEnumerable<LabelCorrection> corrections, List<string> facets)
    {
        var truth = image.Truth.ToArray();
        foreach (var correction in corrections)
        {
            if (facets.IndexOf(correction.Facet) is var facet and >= 0)
            {
                truth[facet] = correction.Action == LabelCorrection.Relabel ? correction.Values : null;
            }
        }

        return image with { Truth = truth };
    }

    private static bool Exists(SqliteConnection connection) => connection
        .Query("SELECT COUNT(*) FROM main.sqlite_master WHERE name = 'correction'", reader => reader.GetInt32(0))
        .Single() > 0;
}
