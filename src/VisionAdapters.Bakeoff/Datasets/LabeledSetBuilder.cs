using System.Globalization;
using VisionAdapters.Files;
using VisionAdapters.Taxonomy;

namespace VisionAdapters.Bakeoff;

/// <summary>Gathers and checks the images of a set that is made in code.</summary>
internal sealed class LabeledSetBuilder(string name, TaxonomyDefinition taxonomy, LabeledSetOptions? options)
{
    private readonly DatasetProblemLog _problems = new();
    private readonly HashSet<string> _ids = new(StringComparer.Ordinal);
    private readonly List<LabeledImage> _images = [];
    private readonly List<Dictionary<string, IReadOnlyList<string>>> _truths = [];
    private readonly SplitFilter _split = new(options?.Split);
    private readonly Dictionary<string, LabelSpace> _spaces = (options?.LabelSpaces ?? [])
        .ToDictionary(space => space.Facet.Id, StringComparer.Ordinal);

    private readonly SeveralValuesPolicy _several = options?.SeveralValues ?? SeveralValuesPolicy.Refuse;
    private int _count;

    /// <exception cref="ArgumentException">The image has a facet or value that the taxonomy lacks.</exception>
    public void Add(LabeledImage image)
    {
        _count++;
        if (image is null || string.IsNullOrWhiteSpace(image.Id))
        {
            throw new ArgumentException($"Image {_count.ToString(CultureInfo.InvariantCulture)} has no id.", nameof(image));
        }

        // Over all splits: an image in two of them would be trained on and tested on.
        if (!_ids.Add(image.Id))
        {
            _problems.Add(DatasetProblemKind.DuplicateImage, name, line: null, $"there is another image '{image.Id}'");
        }
        else if (_split.Accepts(image.Split))
        {
            var truth = image.Truth.ToDictionary(
                facet => facet.Key, facet => Check(image.Id, facet.Key, facet.Value), StringComparer.Ordinal);
            if (truth.Count == 0)
            {
                _problems.Add(DatasetProblemKind.UnlabeledImage, name, line: null, $"the image '{image.Id}' has no label");
                return;
            }

            _truths.Add(truth);
            _images.Add(new LabeledImage { Id = image.Id, Image = image.Image, Truth = truth, Group = image.Group, Split = image.Split });
        }
    }

    /// <exception cref="ArgumentException">No image is left.</exception>
    public LabeledSet Build()
    {
        if (_images.Count == 0)
        {
            var reason = _problems.Problems is [var first, ..] ? first.Message : $"none is of the split '{options?.Split}'";
            throw new ArgumentException($"No image of {_count} is left: {reason}.", "images");
        }

        var spaces = MakeSpaces();
        var applicable = new ApplicableFacets([.. spaces.Select(space => space.Facet)], ValuesOf);
        _truths.ForEach(applicable.Mark);
        return new LabeledSet(spaces, stores: [])
        {
            Rules = MakeRules(),
            Name = name,
            Taxonomy = taxonomy,
            Images = _images,
            Problems = _problems.Problems,
            Fingerprints = new Dictionary<string, string>(StringComparer.Ordinal) { ["labels"] = LabelFingerprint.From(_images) },
        };
    }

    private IReadOnlyList<string> Check(string id, string facetId, IReadOnlyList<string> values)
    {
        var facet = taxonomy.FindFacet(facetId) ?? throw new ArgumentException(
            $"The image '{id}' has a label of '{facetId}', which is no facet of the taxonomy {taxonomy}. "
            + NearestName.Cure(facetId, [.. taxonomy.Facets.Select(known => known.Id)], "Its facets"),
            nameof(values));
        if (values is null || (values.Count > 1 && !facet.IsMultiValued && _several == SeveralValuesPolicy.Refuse))
        {
            throw new ArgumentException(
                $"The image '{id}' has {values?.Count ?? 0} values of '{facetId}': give "
                    + $"{(facet.IsMultiValued ? "a list" : "exactly one")}, or none where there is none to see, and leave "
                    + "the facet out where the truth is unknown.",
                nameof(values));
        }

        return [.. values.Select(value => ClassOf(id, facet, value)).Distinct(StringComparer.Ordinal)];
    }

    private string ClassOf(string id, Facet facet, string valueId)
    {
        var value = facet.Find(valueId) ?? throw new ArgumentException(
            $"The image '{id}' has the label '{valueId}', which is no value of the facet '{facet.Id}'. "
            + NearestName.Cure(valueId, [.. facet.Values.Select(known => known.Id)], "Its values"),
            nameof(valueId));
        return !_spaces.TryGetValue(facet.Id, out var space)
            ? value.Id
            : space.FindEntry(value)?.Value.Id ?? throw new ArgumentException(
                $"The image '{id}' has the label '{valueId}', which no class of the label space of '{facet.Id}' holds.", nameof(valueId));
    }

    private IReadOnlyList<FacetValue> ValuesOf(Facet facet, string value) =>
        _spaces.GetValueOrDefault(facet.Id)?.Entries.FirstOrDefault(entry => entry.Value.Id == value) is { } entry
            ? [entry.Value, .. entry.Includes]
            : [facet.Find(value)!];

    private Dictionary<string, FacetRule> MakeRules() => _truths
        .SelectMany(truth => truth)
        .Where(truth => truth.Value.Count > 1 && taxonomy.FindFacet(truth.Key) is { IsMultiValued: false })
        .Select(truth => truth.Key)
        .Distinct(StringComparer.Ordinal)
        .ToDictionary(facet => facet, _ => new FacetRule(_several, IsDeclared: true), StringComparer.Ordinal);

    private LabelSpace[] MakeSpaces()
    {
        // A facet without a single value is not asked of anything here.
        var used = _images.SelectMany(image => image.Truth)
            .Where(truth => truth.Value.Count > 0)
            .GroupBy(truth => truth.Key, StringComparer.Ordinal)
            .ToDictionary(
                facet => facet.Key,
                facet => facet.SelectMany(truth => truth.Value).ToHashSet(StringComparer.Ordinal),
                StringComparer.Ordinal);
        return
        [
            .. taxonomy.Facets.Where(facet => used.ContainsKey(facet.Id)).Select(facet => _spaces.GetValueOrDefault(facet.Id)
                ?? new LabelSpace(facet, facet.Values.Where(value => used[facet.Id].Contains(value.Id)).ToArray())),
        ];
    }
}

/// <summary>The hash of labels that no file holds.</summary>
internal static class LabelFingerprint
{
    public static string From(IEnumerable<LabeledImage> images) => ContentHashes.OfText(string.Join('\n', images.Select(Describe)));

    private static string Describe(LabeledImage image)
    {
        var facets = image.Truth
            .OrderBy(facet => facet.Key, StringComparer.Ordinal)
            .Select(facet => $"{facet.Key}={string.Join('|', facet.Value)}");
        return $"{image.Id} {string.Join(' ', facets)}";
    }
}
