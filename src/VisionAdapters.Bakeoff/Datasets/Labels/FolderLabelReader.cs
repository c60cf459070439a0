using VisionAdapters.Files;

namespace VisionAdapters.Bakeoff;

/// <summary>Takes the label of each image from the folder that it lies in: the first below the root, or below the split's folder.</summary>
internal sealed class FolderLabelReader : ILabeledSetReader
{
    private static readonly HashSet<string> Extensions =
        new(StringComparer.OrdinalIgnoreCase) { ".jpg", ".jpeg", ".png", ".webp", ".gif", ".bmp" };

    public string Format => "folder";

    public Task<LabelTable> ReadAsync(LabeledSetRequest request, CancellationToken cancellationToken)
    {
        var configuration = request.Configuration;
        var images = request.OpenImages(configuration.Images ?? configuration.Path);
        var prefix = configuration.Split is null ? "" : configuration.Split.Trim('/') + "/";
        var rows = new List<LabelRow>();
        var pool = new StringPool();
        var names = images.ListNames();
        foreach (var name in names.Where(name => name.StartsWith(prefix, StringComparison.Ordinal)))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var parts = name[prefix.Length..].Split('/');
            if (Array.Exists(parts, part => part.StartsWith('.')))
            {
                // Files such as .DS_Store and folders such as .git are no part of a set.
                continue;
            }

            if (!Extensions.Contains(Path.GetExtension(name)) && images.FindFault(name) is not null)
            {
                Ignore($"'{name}' is no image by its first bytes, and has no image's extension ({string.Join(", ", Extensions)})");
            }
            else if (parts.Length < 2)
            {
                Ignore($"'{name}' lies in no class's folder");
            }
            else if (request.FindImage(images, name) is { } image)
            {
                rows.Add(new LabelRow { Id = name, Image = image, Labels = [pool.GetOrNull(parts[0])], Split = configuration.Split });
            }
        }

        if (configuration.Split is not null && rows.Count == 0 && names.Count > 0)
        {
            throw new InputFileException(
                images.Location, line: null, $"there is no folder '{configuration.Split}' with classes below it: correct 'split', or "
                    + "leave it out.");
        }

        return Task.FromResult(new LabelTable
        {
            Columns = [new LabelColumn { Name = request.LabelColumn, File = images.Location }],
            Rows = rows,
            Fingerprints = new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["labels"] = ContentHashes.OfText(string.Join('\n', rows.Select(row => row.Id))),
            },
        });

        void Ignore(string message) => request.Report(DatasetProblemKind.IgnoredFile, message, line: null, images.Location);
    }
}
