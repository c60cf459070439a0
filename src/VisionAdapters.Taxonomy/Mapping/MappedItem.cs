namespace VisionAdapters.Taxonomy;

/// <summary>An item of a photo in the words of a taxonomy: its kind by whoever found it, its attributes by whoever described it.</summary>
/// <remarks>
/// Whoever found the item saw all of the photo, so the kind is taken as known: labels of other kinds are left out of the description, and
/// facets that are not asked of the kind have no value. A shoe has no sleeves, whatever else its box shows.
/// </remarks>
public sealed class MappedItem
{
    private static readonly ImageRegion Whole = new(0, 0, 1, 1);

    private MappedItem(TaggedItem item, MappedValue? kind, MappingResult? description)
    {
        Item = item;
        Kind = kind;
        Description = description;
        BestValues = [.. Choose(kind, description)];
    }

    /// <summary>Gets the item.</summary>
    public TaggedItem Item { get; }

    /// <summary>
    /// Gets the kind by whoever found the item, such as <c>footwear</c>; <see langword="null"/> when its label names none.
    /// </summary>
    public MappedValue? Kind { get; }

    /// <summary>Gets the mapping of the item's own answer, without what cannot be true of its kind; <see langword="null"/> when there is no
    /// answer.</summary>
    public MappingResult? Description { get; }

    /// <summary>
    /// Gets the value to show of every facet that has one and is asked of such a product, in the taxonomy's order. The category is the
    /// description's where it is at least as fine as the kind, else the kind.
    /// </summary>
    public IReadOnlyList<MappedValue> BestValues { get; }

    /// <summary>Maps an item.</summary>
    /// <param name="photo">The photo's answer, which holds the item.</param>
    /// <param name="item">The item.</param>
    /// <param name="mapFound">Maps answers of the tagger that found the items; <see langword="null"/> when its labels mean
    /// nothing.</param>
    /// <param name="mapDescribed">Maps answers of the tagger that described them, onto the same taxonomy.</param>
    /// <returns>The item in the taxonomy's words.</returns>
    public static MappedItem Map(
        TaggingResponse photo,
        TaggedItem item,
        Func<TaggingResponse, MappingResult>? mapFound,
        Func<TaggingResponse, MappingResult> mapDescribed)
    {
        ArgumentNullException.ThrowIfNull(item);
        ArgumentNullException.ThrowIfNull(mapDescribed);
        var kind = mapFound is null ? null : FindKind(photo, item.Found, mapFound);
        var description = item.Response is null ? null : mapDescribed(item.Response);
        if (kind is not null && description?.Map.Taxonomy.FindFacet(kind.Facet.Id) == kind.Facet)
        {
            var possible = KnownKind.Within(item.Response!, description!.Map, kind.Value);
            description = ReferenceEquals(possible, item.Response) ? description : mapDescribed(possible);
        }

        return new MappedItem(item, kind, description);
    }

    /// <summary>Tells what kind of product a located object is, as if it filled the picture.</summary>
    /// <param name="photo">The answer that holds the object: its provider decides what names mean.</param>
    /// <param name="found">The object.</param>
    /// <param name="map">Maps answers of that provider.</param>
    /// <returns>The kind, or <see langword="null"/> when the object is no product of the taxonomy.</returns>
    public static MappedValue? FindKind(TaggingResponse photo, LocalizedObject found, Func<TaggingResponse, MappingResult> map)
    {
        ArgumentNullException.ThrowIfNull(photo);
        ArgumentNullException.ThrowIfNull(found);
        ArgumentNullException.ThrowIfNull(map);
        var mapping = map(new TaggingResponse
        {
            Provider = photo.Provider,
            Objects =
            [
                new LocalizedObject
                {
                    Name = found.Name,
                    Id = found.Id,
                    Confidence = found.Confidence,
                    Parents = found.Parents,
                    Region = Whole,
                },
            ],
        });
        return mapping.Best(KindFacet(mapping.Map.Taxonomy).Id);
    }

    /// <summary>
    /// The facet that others are asked by, such as <c>category</c>; the first where all facets are asked of all products.
    /// </summary>
    private static Facet KindFacet(TaxonomyDefinition taxonomy) =>
        taxonomy.Facets.FirstOrDefault(facet => facet.AppliesTo.Count > 0)?.AppliesTo[0].Facet ?? taxonomy.Facets[0];

    private static IEnumerable<MappedValue> Choose(MappedValue? kind, MappingResult? description)
    {
        if (description is null)
        {
            return kind is null ? [] : [kind];
        }

        if (kind is null)
        {
            return description.BestValues;
        }

        return description.Map.Taxonomy.Facets
            .Select(facet => !ReferenceEquals(facet, kind.Facet) ? description.Best(facet.Id)
                : description.Best(facet.Id) is { } finer && finer.Value.IsSelfOrDescendantOf(kind.Value) ? finer
                : kind)
            .OfType<MappedValue>()
            .Where(value => value.Facet.Applies(kind.Value));
    }
}
