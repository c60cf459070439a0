using VisionAdapters.Taxonomy;

namespace VisionAdapters.Items;

/// <summary>Chooses the items among all that was found in a photo.</summary>
internal sealed class ItemSelection(ItemOptions options)
{
    private readonly Func<TaggingResponse, MappingResult> _map = options.Map ?? (answer => AttributeMapper.Default.Value.Map(answer));

    /// <summary>
    /// Chooses what is a product and was found confidently enough. A broad find (clothing) that encloses a narrower one (a dress) is left
    /// out, and so is the less confident of two that lie on one another.
    /// </summary>
    /// <returns>The items, the most confident first.</returns>
    public IReadOnlyList<LocalizedObject> Choose(TaggingResponse answer)
    {
        var candidates = Located(answer)
            .Where(found => found.Confidence >= options.MinimumConfidence && found.Region is { Width: > 0, Height: > 0 })
            .Select(found => new Candidate(found, TryFindKind(answer, found, out var isProduct), isProduct))
            .Where(candidate => candidate.IsProduct)
            .OrderByDescending(candidate => candidate.Found.Confidence)
            .ThenByDescending(candidate => candidate.Kind?.Depth ?? 0)
            .ToList();
        var kept = new List<LocalizedObject>();
        foreach (var candidate in candidates.Where(candidate => !candidates.Exists(other => IsBroaderAround(candidate, other))))
        {
            var region = candidate.Found.Region;
            if (kept.Count < options.MaxItems && !kept.Exists(other => Overlap.OverUnion(other.Region, region) > options.MaxOverlap))
            {
                kept.Add(candidate.Found);
            }
        }

        return kept;
    }

    /// <summary>The objects of an answer, and the places of its tags: Amazon Rekognition's instances.</summary>
    private static IEnumerable<LocalizedObject> Located(TaggingResponse answer) => answer.Objects.Concat(
        from tag in answer.Tags
        from region in tag.Regions
        select new LocalizedObject
        {
            Name = tag.Name,
            Id = tag.Id,
            Confidence = region.Confidence ?? tag.Confidence,
            Region = region,
            Parents = tag.Parents,
        });

    private bool IsBroaderAround(Candidate broad, Candidate narrow) =>
        broad.Kind is { } above && narrow.Kind is { } below && !ReferenceEquals(above, below) && below.IsSelfOrDescendantOf(above)
            && Overlap.OverSecond(broad.Found.Region, narrow.Found.Region) > options.MaxOverlap;

    private FacetValue? TryFindKind(TaggingResponse answer, LocalizedObject found, out bool isProduct)
    {
        try
        {
            var kind = MappedItem.FindKind(answer, found, _map)?.Value;
            isProduct = kind is not null;
            return kind;
        }
        catch (MissingMapException)
        {
            // Nothing tells what this tagger's words mean, so that everything which it finds may be an item.
            isProduct = true;
            return null;
        }
    }

    private sealed record Candidate(LocalizedObject Found, FacetValue? Kind, bool IsProduct);
}
