using VisionAdapters.Taxonomy;

namespace VisionAdapters.Bakeoff;

/// <summary>Loads one labeled set: its reader's rows, then the values that the map makes of them.</summary>
internal sealed class LabeledSetLoader(DatasetConfiguration configuration, DatasetMap map)
{
    private readonly DatasetProblemLog _problems = new();
    private readonly List<ImageStore> _stores = [];

    public async Task<LabeledSet> LoadAsync(LabeledSetReaders readers, CancellationToken cancellationToken)
    {
        try
        {
            var columns = map.Columns.Select(column => column.Name).ToHashSet(StringComparer.Ordinal);
            var request = new LabeledSetRequest(configuration, columns, _problems, _stores);
            var table = await readers.Find(configuration).ReadAsync(request, cancellationToken).ConfigureAwait(false);
            if (table.Columns.Count == 0)
            {
                throw new InputFileException(
                    configuration.Path,
                    line: null,
                    $"none of the columns that the map {map.Id} names ({string.Join(", ", map.Columns.Select(column => column.Name))}) is "
                        + "here. "
                    + "Choose the map of this set under 'map'.");
            }

            return Build(table, cancellationToken);
        }
        catch
        {
            _stores.ForEach(store => store.Dispose());
            throw;
        }
    }

    private LabeledSet Build(LabelTable table, CancellationToken cancellationToken)
    {
        var truth = new TruthBuilder(map, table.Columns, configuration.Path, _problems);
        var images = new List<LabeledImage>(table.Rows.Count);
        var ids = new HashSet<string>(StringComparer.Ordinal);
        foreach (var row in table.Rows)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (!ids.Add(row.Id))
            {
                _problems.Add(DatasetProblemKind.DuplicateImage, configuration.Path, row.Line, $"the image '{row.Id}' has another row");
                continue;
            }

            var values = truth.Build(row);
            if (values.Count == 0)
            {
                _problems.Add(DatasetProblemKind.UnlabeledImage, configuration.Path, row.Line, $"the image '{row.Id}' has no known label");
                continue;
            }

            images.Add(new LabeledImage { Id = row.Id, Image = row.Image, Truth = values, Group = row.Group, Split = row.Split });
        }

        ThrowIfNothingIsLeft(images.Count);
        return new LabeledSet([.. truth.Facets.Select(facet => map.GetLabelSpace(facet.Id))], _stores)
        {
            Rules = truth.Facets.ToDictionary(facet => facet.Id, truth.RuleOf, StringComparer.Ordinal),
            Name = configuration.Name ?? Path.GetFileNameWithoutExtension(Path.TrimEndingDirectorySeparator(configuration.Path)),
            Taxonomy = map.Taxonomy,
            Map = map,
            Images = images,
            Problems = _problems.Problems,
            UnmappedColumns = table.UnmappedColumns,
            MissingColumns =
            [
                .. map.Columns.Select(column => column.Name).Except(table.Columns.Select(column => column.Name), StringComparer.Ordinal),
            ],
            Fingerprints = MakeFingerprints(table, images),
        };
    }

    private SortedDictionary<string, string> MakeFingerprints(LabelTable table, List<LabeledImage> images)
    {
        var fingerprints = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (role, hash) in table.Fingerprints)
        {
            fingerprints.Add(role, hash);
        }

        if (fingerprints.Count == 0)
        {
            fingerprints.Add("labels", LabelFingerprint.From(images));
        }

        if (_stores is [{ Fingerprint: { } content }])
        {
            fingerprints.Add("images", content);
        }

        return fingerprints;
    }

    private void ThrowIfNothingIsLeft(int images)
    {
        if (images > 0)
        {
            return;
        }

        var first = _problems.Problems.Count == 0 ? "" : $" The first of {_problems.Problems.Count} problems: {_problems.Problems[0]}.";
        var cure = _problems.Problems.Count == 0 ? "Add rows." : "Check 'images', 'image-extension' and 'map'.";
        throw new InputFileException(configuration.Path, line: null, $"no image is left.{first} {cure}");
    }
}
