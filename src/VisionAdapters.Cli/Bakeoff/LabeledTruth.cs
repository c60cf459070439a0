using System.Collections.Concurrent;
using VisionAdapters.Bakeoff;
using VisionAdapters.Emulator;
using VisionAdapters.Evaluation;
using VisionAdapters.Taxonomy;

namespace VisionAdapters.Cli;

/// <summary>Tells the emulator what is true of the images of a labeled set.</summary>
internal sealed class LabeledTruth : ITruthSource
{
    private readonly ConcurrentDictionary<string, IReadOnlyList<FacetValue>> _values = new(StringComparer.Ordinal);

    /// <summary>
    /// Reads the images once, to know them by their content. One that cannot be read is left out: nobody will ask about it.
    /// </summary>
    public async Task LearnAsync(LabeledSet set, IEnumerable<LabeledImage> images, CancellationToken cancellationToken)
    {
        foreach (var image in images)
        {
            try
            {
                var content = await image.Image.LoadAsync(cancellationToken: cancellationToken).ConfigureAwait(false);
                _values.TryAdd(content.ContentHash, ValuesOf(set, image));
            }
            catch (TaggingException)
            {
                // The run records what is wrong with it.
            }
        }
    }

    public IReadOnlyList<FacetValue>? Find(string contentHash) => _values.GetValueOrDefault(contentHash);

    private static FacetValue[] ValuesOf(LabeledSet set, LabeledImage image) =>
    [
        .. set.Facets.SelectMany(facet => (image.Truth.GetValueOrDefault(facet.Id) ?? []).Select(facet.Find).OfType<FacetValue>()),
    ];
}
