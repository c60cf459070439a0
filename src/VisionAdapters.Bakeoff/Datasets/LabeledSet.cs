using System.Collections.Frozen;
using VisionAdapters.Evaluation;
using VisionAdapters.Files;
using VisionAdapters.Taxonomy;

namespace VisionAdapters.Bakeoff;

/// <summary>
/// Images with true values of facets. The labels are in memory, the images are not: they are read from their folder or archive when they
/// are asked for (those of Fashion-MNIST are held as pixels, 47 MB for its training split). Safe for use from many threads at once.
/// </summary>
public sealed class LabeledSet : IDisposable
{
    private readonly ImageStore _store;

    internal LabeledSet(ImageStore store) => _store = store;

    /// <summary>Gets the set's name.</summary>
    public required string Name { get; init; }

    /// <summary>Gets the taxonomy that the true values belong to.</summary>
    public required TaxonomyDefinition Taxonomy { get; init; }

    /// <summary>Gets the map that turned labels into values.</summary>
    public required DatasetMap? Map { get; init; }

    /// <summary>Gets the facets that the set has labels of, in the taxonomy's order.</summary>
    public required IReadOnlyList<Facet> Facets { get; init; }

    /// <summary>Gets the images, in the order of the labels.</summary>
    public required IReadOnlyList<LabeledImage> Images { get; init; }

    /// <summary>Gets all that was wrong with the set and what was done about it.</summary>
    public required IReadOnlyList<DatasetProblem> Problems { get; init; }

    /// <summary>Gets the columns of the files that the map does not name. They are not read.</summary>
    public required IReadOnlyList<string> UnmappedColumns { get; init; }

    /// <summary>Gets the columns that the map names and the files do not have.</summary>
    public required IReadOnlyList<string> MissingColumns { get; init; }

    /// <summary>Gets the rows concerned by kind of problem.</summary>
    public IReadOnlyDictionary<DatasetProblemKind, int> ProblemCounts => Problems
        .GroupBy(problem => problem.Kind)
        .ToFrozenDictionary(group => group.Key, group => group.Sum(problem => problem.Count));

    /// <summary>
    /// Gets what makes the set what it is, by role: hashes of label files, of the map, and what is cheaply known of the images.
    /// </summary>
    internal IReadOnlyDictionary<string, string> Fingerprints { get; init; } = FrozenDictionary<string, string>.Empty;

    /// <summary>Loads a set: reads its labels, indexes its images, and checks that each image is there and starts as one.</summary>
    /// <param name="configuration">Where the set lies and how it is read.</param>
    /// <param name="map">What its columns and labels mean.</param>
    /// <param name="cancellationToken">Cancels the loading.</param>
    /// <returns>The set. <see cref="Problems"/> holds what was wrong with single rows and images.</returns>
    /// <exception cref="InputFileException">The set cannot be used: a file or column is missing or damaged, or nothing is left.</exception>
    public static LabeledSet Load(DatasetConfiguration configuration, DatasetMap map, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        ArgumentNullException.ThrowIfNull(map);
        return new LabeledSetLoader(configuration, map, cancellationToken).Load();
    }

    /// <summary>Gets the classes of a facet that the set's labels tell apart.</summary>
    /// <param name="facetId">The id of one of <see cref="Facets"/>.</param>
    /// <returns>The label space.</returns>
    /// <exception cref="ArgumentException">The set has no labels of the facet.</exception>
    public LabelSpace GetLabelSpace(string facetId) => Map!.GetLabelSpace(facetId);

    /// <summary>Gets the true values by facet, in the order of <see cref="Images"/>.</summary>
    /// <returns>The truth.</returns>
    public IReadOnlyList<FacetTruth> GetTruth() => Facets.Select((facet, place) => new FacetTruth
    {
        Facet = facet.Id,
        Name = facet.Name,
        IsMultiValued = facet.IsMultiValued,
        Values = Images.Select(image => image.Values[place]).ToArray(),
    }).ToArray();

    /// <summary>
    /// Draws images without replacement: those whose ids hash lowest together with the seed. So a draw does not depend on the order of the
    /// set, and a larger draw of the same seed holds the smaller one.
    /// </summary>
    /// <param name="count">The number of images.</param>
    /// <param name="seed">The seed.</param>
    /// <returns>The images, in the set's order; all of them when there are no more than <paramref name="count"/>.</returns>
    public IReadOnlyList<LabeledImage> Sample(int count, int seed)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(count);
        if (count >= Images.Count)
        {
            return Images;
        }

        return Images
            .Select((image, place) => (Image: image, Place: place, Draw: ContentHashes.OfText($"{seed}:{image.Id}")))
            .OrderBy(drawn => drawn.Draw, StringComparer.Ordinal)
            .Take(count)
            .OrderBy(drawn => drawn.Place)
            .Select(drawn => drawn.Image)
            .ToArray();
    }

    /// <summary>Closes the images' archive.</summary>
    public void Dispose() => _store.Dispose();
}
