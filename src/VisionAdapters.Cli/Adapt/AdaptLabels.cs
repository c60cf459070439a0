using System.Security.Cryptography;
using System.Text;
using VisionAdapters.Bakeoff;
using VisionAdapters.Evaluation;
using VisionAdapters.Taxonomy;

namespace VisionAdapters.Cli;

/// <summary>The labeled images of <c>adapt</c>, with what was left out and why.</summary>
internal sealed class AdaptLabels
{
    private readonly Dictionary<string, int> _leftOut = new(StringComparer.Ordinal);

    private AdaptLabels()
    {
    }

    /// <summary>Gets the facet whose values the classes are; null when they are words of the caller's own.</summary>
    public Facet? Facet { get; private init; }

    /// <summary>Gets what counts as an answer of each class; null without a facet.</summary>
    public LabelSpace? Space { get; private set; }

    public IReadOnlyList<AdaptImage> Images { get; private set; } = [];

    /// <summary>Gets how many rows were left out, by reason.</summary>
    public IReadOnlyDictionary<string, int> LeftOut => _leftOut;

    /// <summary>Reads the labels.</summary>
    /// <exception cref="InputFileException">A file cannot be used.</exception>
    public static AdaptLabels Read(AdaptOptions options, ImageStore store, TaxonomyCatalog catalog, TaxonomyDefinition taxonomy)
    {
        var map = options.Map is { } name ? catalog.LoadDatasetMap(name, taxonomy) : null;
        var meaning = new LabelMeaning(options, taxonomy, map);
        var labels = new AdaptLabels { Facet = meaning.Facet };
        var found = new List<AdaptImage>();
        foreach (var row in AdaptRowReader.Read(options, meaning.Column, meaning.Facet?.Id))
        {
            if (options.Split is { } split && row.Split != split)
            {
                continue;
            }

            var file = options.ImageExtension is { } extension && !row.Image.EndsWith(extension, StringComparison.OrdinalIgnoreCase)
                ? row.Image + extension
                : row.Image;
            if (meaning.Find(row, labels.Leave) is not { } value)
            {
                continue;
            }

            if (store.Contains(file))
            {
                found.Add(new AdaptImage(row.Image, file, value, row.Group));
            }
            else
            {
                labels.Leave($"no such file in {store.Location}");
            }
        }

        labels.Images = labels.Choose(labels.WithoutContradictions(found), options);
        labels.Space = meaning.Facet is null
            ? null
            : meaning.SpaceOf(labels.Images.Select(image => image.Class).Distinct(StringComparer.Ordinal));
        return labels;
    }

    private List<AdaptImage> WithoutContradictions(List<AdaptImage> images)
    {
        var kept = new List<AdaptImage>();
        foreach (var image in images.GroupBy(image => image.Id, StringComparer.Ordinal))
        {
            if (image.Select(labeled => labeled.Class).Distinct(StringComparer.Ordinal).Count() == 1)
            {
                kept.Add(image.First());
            }
            else
            {
                Leave("an image with two labels");
            }
        }

        return kept;
    }

    /// <summary>
    /// Draws so many of each class, those whose ids hash lowest together with the seed: a larger draw holds the smaller one.
    /// </summary>
    private List<AdaptImage> Choose(List<AdaptImage> images, AdaptOptions options)
    {
        var chosen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var group in images.GroupBy(image => image.Class, StringComparer.Ordinal))
        {
            var drawn = group.OrderBy(image => Draw(image, options.Seed), StringComparer.Ordinal)
                .Take(options.MaxPerClass ?? int.MaxValue)
                .ToList();
            if (options.DropRare && drawn.Count < options.MinPerClass)
            {
                Leave($"'{group.Key}' is rare", drawn.Count);
            }
            else
            {
                chosen.UnionWith(drawn.Select(image => image.Id));
            }
        }

        return images.FindAll(image => chosen.Contains(image.Id));
    }

    private static string Draw(AdaptImage image, int seed) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{seed}:{image.Id}")));

    private void Leave(string reason) => Leave(reason, 1);

    private void Leave(string reason, int count) => _leftOut[reason] = _leftOut.GetValueOrDefault(reason) + count;
}

/// <summary>A labeled image of <c>adapt</c>: the class is a value of the facet, or the label itself where there is no facet.</summary>
internal sealed record AdaptImage(string Id, string File, string Class, string? Group);
