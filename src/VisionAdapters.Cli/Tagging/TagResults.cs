using VisionAdapters.Taxonomy;

namespace VisionAdapters.Cli;

/// <summary>Makes the rows that outputs write of outcomes.</summary>
/// <param name="providerId">Who describes.</param>
/// <param name="mapper">Maps what it says; null keeps the provider's own tags.</param>
/// <param name="finder">Maps what the tagger says that finds items, where there is one.</param>
internal sealed class TagResults(string providerId, TagMapper? mapper, TagMapper? finder)
{
    public TagResult OfPhoto(string image, TaggingOutcome outcome) => new(image, providerId, outcome.Response, outcome.Error)
    {
        Mapping = outcome.Response is null ? null : mapper?.Map(outcome.Response),
    };

    /// <summary>A row for each item; one without an item for a photo in which none was found, or that failed.</summary>
    public IReadOnlyList<TagResult> OfItems(string image, TaggingOutcome outcome) => outcome.Response is { Items: [_, ..] items } photo
        ? [.. items.Select((item, index) => OfItem(image, photo, item, index + 1))]
        : [new TagResult(image, outcome.Response?.Provider ?? providerId, outcome.Response, outcome.Error)];

    private TagResult OfItem(string image, TaggingResponse photo, TaggedItem item, int number)
    {
        var mapped = mapper is null ? null : MappedItem.Map(photo, item, finder!.Map, mapper.Map);
        return new TagResult(image, item.Response?.Provider ?? providerId, item.Response, item.Error)
        {
            Mapping = mapped?.Description,
            Item = new ItemOfPhoto(number, photo.Provider, item.Found, mapped),
        };
    }
}

/// <summary>
/// What became of an image or of an item in it: the answer and, unless only the provider's own tags are wanted, its mapping; or the error.
/// </summary>
internal sealed record TagResult(string Image, string Provider, TaggingResponse? Response, TaggingException? Error)
{
    public MappingResult? Mapping { get; init; }

    public ItemOfPhoto? Item { get; init; }

    /// <summary>The image's name, and the item's number behind a <c>#</c>.</summary>
    public string Name => Item is null ? Image : $"{Image}#{Item.Number}";

    /// <summary>The value to show of each facet.</summary>
    public IEnumerable<MappedValue> BestValues() => Item?.Mapped?.BestValues
        ?? (Mapping is null
            ? []
            : Mapping.Values.Select(value => value.Facet.Id).Distinct(StringComparer.Ordinal).Select(Mapping.Best).OfType<MappedValue>());
}

/// <summary>An item of a photo: its number from 1, who found it, what was found, and what it is in the taxonomy's words.</summary>
internal sealed record ItemOfPhoto(int Number, string Finder, LocalizedObject Found, MappedItem? Mapped);
