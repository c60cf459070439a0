using System.Collections.Frozen;
using VisionAdapters.Evaluation;
using VisionAdapters.Files;
using VisionAdapters.Taxonomy;

namespace VisionAdapters.Bakeoff;

/// <summary>
/// Images with true values of facets. The labels are in memory, the images are not: they are read from their folder, archive or other
/// source when they are asked for (those of Fashion-MNIST are held as pixels, 47 MB for its training split). Safe for use from many threads
/// at once.
/// </summary>
public sealed class LabeledSet : IDisposable
{
    private readonly IReadOnlyList<ImageStore> _stores;
    private readonly FrozenDictionary<string, LabelSpace> _spaces;

    internal LabeledSet(IReadOnlyList<LabelSpace> spaces, IReadOnlyList<ImageStore> stores)
    {
        Facets = [.. spaces.Select(space => space.Facet)];
        _spaces = spaces.ToFrozenDictionary(space => space.Facet.Id, StringComparer.Ordinal);
        _stores = stores;
    }

    /// <summary>Gets the set's name.</summary>
    public required string Name { get; init; }

    /// <summary>Gets the taxonomy that the true values belong to.</summary>
    public required TaxonomyDefinition Taxonomy { get; init; }

    /// <summary>
    /// Gets the map that turned labels into values; <see langword="null"/> for a set made in code, whose values need no map.
    /// </summary>
    public DatasetMap? Map { get; init; }

    /// <summary>Gets the facets that the set has labels of, in the taxonomy's order.</summary>
    public IReadOnlyList<Facet> Facets { get; }

    /// <summary>Gets the images, in the order of the labels.</summary>
    public required IReadOnlyList<LabeledImage> Images { get; init; }

    /// <summary>Gets all that was wrong with the set and what was done about it.</summary>
    public required IReadOnlyList<DatasetProblem> Problems { get; init; }

    /// <summary>Gets the columns of the files that the map does not name. They are not read.</summary>
    public IReadOnlyList<string> UnmappedColumns { get; init; } = [];

    /// <summary>Gets the columns that the map names and the files do not have.</summary>
    public IReadOnlyList<string> MissingColumns { get; init; } = [];

    /// <summary>Gets the rows concerned by kind of problem.</summary>
    public IReadOnlyDictionary<DatasetProblemKind, int> ProblemCounts => Problems
        .GroupBy(problem => problem.Kind)
        .ToFrozenDictionary(group => group.Key, group => group.Sum(problem => problem.Count));

    /// <summary>
    /// Gets what makes the set what it is, by role: hashes of label files, of the map, and what is cheaply known of the images.
    /// </summary>
    internal IReadOnlyDictionary<string, string> Fingerprints { get; init; } = FrozenDictionary<string, string>.Empty;

    /// <summary>Gets what several true values mean, by facet.</summary>
    internal IReadOnlyDictionary<string, FacetRule> Rules { get; init; } = FrozenDictionary<string, FacetRule>.Empty;

    /// <summary>Loads a set: reads its labels, indexes its images, and checks that each image is there and starts as one.</summary>
    /// <param name="configuration">Where the set lies and how it is read.</param>
    /// <param name="map">What its columns and labels mean.</param>
    /// <param name="readers">The formats that are read; <see langword="null"/> takes those of this package.</param>
    /// <param name="cancellationToken">Cancels the loading.</param>
    /// <returns>The set. <see cref="Problems"/> holds what was wrong with single rows and images.</returns>
    /// <exception cref="InputFileException">
    /// The set cannot be used: there is no such format, a file or column is missing or damaged, or nothing is left.
    /// </exception>
    public static Task<LabeledSet> LoadAsync(
        DatasetConfiguration configuration,
        DatasetMap map,
        LabeledSetReaders? readers = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        ArgumentNullException.ThrowIfNull(map);
        var loader = new LabeledSetLoader(configuration, map);

        // Minutes of reading for a large set: no thread of the caller's waits for it.
        return Task.Run(() => loader.LoadAsync(readers ?? LabeledSetReaders.Default, cancellationToken), cancellationToken);
    }

    /// <summary>Makes a set from images in code, with values of the taxonomy as labels.</summary>
    /// <param name="name">The set's name in reports.</param>
    /// <param name="taxonomy">The taxonomy that the true values belong to.</param>
    /// <param name="images">
    /// The images, from any source: <see cref="ImageInput.FromStreams"/> reads them when they are asked for. A second image of the same id,
    /// and one without a label, is left out and told in <see cref="Problems"/>.
    /// </param>
    /// <param name="options">Which images to use, and what the labels tell apart; <see langword="null"/> takes the defaults.</param>
    /// <returns>The set.</returns>
    /// <exception cref="ArgumentException">An image has a facet or value that the taxonomy lacks, or no image is left.</exception>
    public static LabeledSet Create(
        string name, TaxonomyDefinition taxonomy, IEnumerable<LabeledImage> images, LabeledSetOptions? options = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(taxonomy);
        ArgumentNullException.ThrowIfNull(images);
        var builder = new LabeledSetBuilder(name, taxonomy, options);
        foreach (var image in images)
        {
            builder.Add(image);
        }

        return builder.Build();
    }

    /// <summary>Makes a set from images that come one after the other, such as the rows of a query.</summary>
    /// <param name="name">The set's name in reports.</param>
    /// <param name="taxonomy">The taxonomy that the true values belong to.</param>
    /// <param name="images">The images, as in <see cref="Create"/>.</param>
    /// <param name="options">Which images to use, and what the labels tell apart; <see langword="null"/> takes the defaults.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    /// <returns>The set.</returns>
    /// <exception cref="ArgumentException">An image has a facet or value that the taxonomy lacks, or no image is left.</exception>
    public static async Task<LabeledSet> CreateAsync(
        string name,
        TaxonomyDefinition taxonomy,
        IAsyncEnumerable<LabeledImage> images,
        LabeledSetOptions? options = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(taxonomy);
        ArgumentNullException.ThrowIfNull(images);
        var builder = new LabeledSetBuilder(name, taxonomy, options);
        await foreach (var image in images.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            builder.Add(image);
        }

        return builder.Build();
    }

    /// <summary>Gets the classes of a facet that the set's labels tell apart.</summary>
    /// <param name="facetId">The id of one of <see cref="Facets"/>.</param>
    /// <returns>The label space.</returns>
    /// <exception cref="ArgumentException">The set has no labels of the facet.</exception>
    public LabelSpace GetLabelSpace(string facetId)
    {
        ArgumentNullException.ThrowIfNull(facetId);
        return _spaces.GetValueOrDefault(facetId)
            ?? throw new ArgumentException(
                $"The set has no labels of the facet '{facetId}'; it has {string.Join(", ", Facets)}.", nameof(facetId));
    }

    /// <summary>Gets the true values by facet, in the order of <see cref="Images"/>.</summary>
    /// <returns>The truth.</returns>
    public IReadOnlyList<FacetTruth> GetTruth() => Facets
        .Select(facet => RuleOf(facet).MakeTruth(facet, [.. Images.Select(image => image.Truth.GetValueOrDefault(facet.Id))]))
        .ToArray();

    internal FacetRule RuleOf(Facet facet) => Rules.GetValueOrDefault(facet.Id, FacetRule.None);

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
            .Select((image, index) => (Image: image, Index: index, Draw: ContentHashes.OfText($"{seed}:{image.Id}")))
            .OrderBy(drawn => drawn.Draw, StringComparer.Ordinal)
            .Take(count)
            .OrderBy(drawn => drawn.Index)
            .Select(drawn => drawn.Image)
            .ToArray();
    }

    /// <summary>Closes the images' archives. Images that were given in code are the caller's.</summary>
    public void Dispose()
    {
        foreach (var store in _stores)
        {
            store.Dispose();
        }
    }
}
