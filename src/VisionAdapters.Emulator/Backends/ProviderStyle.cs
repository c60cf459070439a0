using VisionAdapters.Taxonomy;

namespace VisionAdapters.Emulator;

/// <summary>How a provider talks, whatever it sees: spelling, measured colours, what it adds to labels.</summary>
internal sealed class ProviderStyle
{
    private const string Apparel = "Apparel and Accessories";

    private readonly string _provider;

    private ProviderStyle(string provider) => _provider = provider;

    /// <summary>Gets a value indicating whether the provider measures colours.</summary>
    public bool MeasuresColors => _provider != CloudIds.Azure;

    /// <summary>Gets the areas that the provider measures colours of.</summary>
    public IReadOnlyList<ColorArea> ColorAreas => _provider == CloudIds.Aws ? [ColorArea.Image, ColorArea.Foreground] : [ColorArea.Image];

    /// <summary>Gets labels that come with pictures of clothes whatever they show, the commonest first.</summary>
    public IReadOnlyList<string> Background => _provider switch
    {
        CloudIds.Google => ["Sleeve", "Fashion", "Person", "Font", "Fashion design", "Street fashion", "Pattern", "Photography"],
        CloudIds.Azure => ["clothing", "person", "fashion", "indoor", "wall", "design", "text", "human face"],
        _ => ["Clothing", "Person", "Adult", "Fashion", "Face", "Head", "Photography", "Portrait"],
    };

    public static ProviderStyle From(string provider) => new(provider);

    /// <summary>Gets colours that the provider can name, from the nearest one on.</summary>
    public IEnumerable<(byte Red, byte Green, byte Blue)> NearestColors(ColorAnchor anchor) => _provider == CloudIds.Aws
        ? CssColor.NearestFirst(anchor.Red, anchor.Green, anchor.Blue).Take(8).Select(color => (color.Red, color.Green, color.Blue))
        : [(anchor.Red, anchor.Green, anchor.Blue)];

    /// <summary>Makes the answer of what was said.</summary>
    public TaggingResponse Finish(SynthesizedAnswer answer, IEnumerable<(string Name, double Score)> background)
    {
        var tags = answer.Tags.Select(tag => (tag.Name, tag.Id, Score: tag.Confidence, IsBackground: false))
            .Concat(background.Select(label => (label.Name, Id: (string?)null, label.Score, IsBackground: true)))
            .DistinctBy(tag => tag.Name, StringComparer.OrdinalIgnoreCase)
            .OrderByDescending(tag => tag.Score)
            .ThenBy(tag => tag.Name, StringComparer.Ordinal)
            .Select(tag => Tag(tag.Name, tag.Id, tag.Score, tag.IsBackground))
            .ToList();
        return new TaggingResponse
        {
            Provider = _provider,
            Tags = tags,
            Colors = answer.Colors,
            Captions = _provider == CloudIds.Azure && tags.Count > 0
                ? [new ImageCaption { Text = $"a picture of {tags[0].Name}", Confidence = tags[0].Confidence }]
                : [],
        };
    }

    private ImageTag Tag(string name, string? id, double score, bool isBackground) => _provider == CloudIds.Aws
        ? new ImageTag
        {
            Name = name,
            Confidence = score,
            Categories = [isBackground && name != "Clothing" ? "Person Description" : Apparel],
        }
        : new ImageTag { Name = _provider == CloudIds.Azure ? name.ToLowerInvariant() : name, Id = id, Confidence = score };
}
