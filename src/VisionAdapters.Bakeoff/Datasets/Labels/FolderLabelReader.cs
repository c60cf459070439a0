using VisionAdapters.Files;
namespace VisionAdapters.Bakeoff;

/// <summary>Takes the label of each image from the folder that it lies in: the first below the root, or below the split's folder.</summary>
internal sealed class FolderLabelReader(DatasetConfiguration configuration, ProblemLog problems)
{
    private static readonly HashSet<string> Extensions = new(StringComparer.OrdinalIgnoreCase) { ".jpg", ".jpeg", ".png", ".webp", ".gif", ".bmp" };

    public LabelTable Read(ImageStore images, string column)
    {
        var prefix = configuration.Split is null ? string.Empty : configuration.Split.Trim('/') + "/";
        var rows = new List<LabelRow>();
        var pool = new StringPool();
        var names = images.ListNames();
        foreach (var name in names.Where(name => name.StartsWith(prefix, StringComparison.Ordinal)))
        {
            var parts = name[prefix.Length..].Split('/');
            if (Array.Exists(parts, part => part.StartsWith('.')))
            {
                // Files such as .DS_Store and folders such as .git are no part of a set.
                continue;
            }

            if (!Extensions.Contains(Path.GetExtension(name)))
            {
                problems.Add(DatasetProblemKind.StrayFile, images.Location, line: null, $"'{name}' has no image's extension ({string.Join(", ", Extensions)})");
            }
            else if (parts.Length < 2)
            {
                problems.Add(DatasetProblemKind.StrayFile, images.Location, line: null, $"'{name}' lies in no class's folder");
            }
            else
            {
                rows.Add(new LabelRow(name, name, Line: null, [pool.GetOrNull(parts[0])]));
            }
        }

        if (configuration.Split is not null && rows.Count == 0 && names.Count > 0)
        {
            throw new InputFileException(images.Location, line: null, $"there is no folder '{configuration.Split}' with classes below it: correct 'split', or leave it out.");
        }

        return new LabelTable
        {
            Columns = [new LabelColumn(column, images.Location, IsAttribute: false)],
            Rows = rows,
            Fingerprints = new Dictionary<string, string>(StringComparer.Ordinal) { ["labels"] = ContentHashes.OfText(string.Join('\n', rows.Select(row => row.File))) },
        };
    }
}
