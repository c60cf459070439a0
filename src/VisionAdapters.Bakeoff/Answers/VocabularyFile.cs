using VisionAdapters.Files;
using VisionAdapters.Taxonomy;

namespace VisionAdapters.Bakeoff;

/// <summary>
/// Reads a list of a provider's labels: a csv file with a column <c>label</c> or <c>tag</c>, and, where there are such, <c>mid</c> (or
/// <c>id</c>) and <c>group</c> (a classifier's head). Other columns are left alone.
/// </summary>
public static class VocabularyFile
{
    /// <summary>Reads the labels in the file's order.</summary>
    /// <param name="path">The file.</param>
    /// <param name="weightColumn">
    /// The column that says how much a label counts, an empty cell as 0; <see langword="null"/> when all count alike.
    /// </param>
    /// <returns>The labels.</returns>
    /// <exception cref="InputFileException">The file cannot be read, or lacks a column.</exception>
    public static IReadOnlyList<VocabularyLabel> Read(string path, string? weightColumn = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        using var table = CsvTable.Open(path);
        var name = Find(table, "label", "tag");
        if (name < 0)
        {
            throw new InputFileException(
                path,
                1,
                $"there is no column 'label' or 'tag'; the columns are {MessageText.List(table.Header)}. Name the right one 'label'.");
        }

        var (id, group) = (Find(table, "mid", "id"), Find(table, "group", "head"));
        var weight = weightColumn is null ? -1 : Find(table, weightColumn);
        if (weightColumn is not null && weight < 0)
        {
            throw new InputFileException(
                path,
                1,
                $"there is no column '{weightColumn}' to weigh by; the columns are {MessageText.List(table.Header)}.");
        }

        var labels = new List<VocabularyLabel>();
        while (table.Read())
        {
            // A label of which only the provider's id is known goes by that.
            if ((Cell(table, name) ?? Cell(table, id)) is { } label)
            {
                labels.Add(new VocabularyLabel
                {
                    Name = label,
                    Id = Cell(table, id),
                    Group = Cell(table, group),
                    Weight = weight < 0 ? 1 : Number(table, weight),
                });
            }
        }

        return labels;
    }

    private static int Find(CsvTable table, params string[] names) => names.Select(table.Find).FirstOrDefault(index => index >= 0, -1);

    private static string? Cell(CsvTable table, int column) => column < 0 || table[column] is not { Length: > 0 } text ? null : text;

    private static double Number(CsvTable table, int column)
    {
        if (Cell(table, column) is not { } text)
        {
            return 0;
        }

        return table.Number(column) is >= 0 and < double.PositiveInfinity and var number
            ? number
            : throw table.Error($"'{table.Header[column]}' is '{text}', which is no number of at least 0; write it like 12.");
    }
}
