namespace VisionAdapters.Http;

/// <summary>Applies what a service does not apply itself.</summary>
internal static class TagSelection
{
    /// <summary>Keeps the tags that a call asks for. The raw answer stays whole.</summary>
    public static IReadOnlyList<ImageTag> Select(IReadOnlyList<ImageTag> tags, TaggingOptions? options)
    {
        var min = options?.MinimumConfidence ?? 0;
        var max = options?.MaxTags ?? int.MaxValue;
        return tags.Count <= max && (min <= 0 || tags.All(tag => tag.Confidence >= min))
            ? tags
            : [.. tags.Where(tag => tag.Confidence >= min).OrderByDescending(tag => tag.Confidence).Take(max)];
    }
}
