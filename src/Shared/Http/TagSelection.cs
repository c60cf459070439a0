namespace VisionAdapters.Http;

/// <summary>Applies what a service does not apply itself.</summary>
internal static class TagSelection
{
    /// <summary>Keeps the tags that a call asks for. The raw answer stays whole.</summary>
    public static IReadOnlyList<ImageTag> Select(IReadOnlyList<ImageTag> tags, TaggingOptions? options)
    {
        var least = options?.MinimumConfidence ?? 0;
        var most = options?.MaxTags ?? int.MaxValue;
        return tags.Count <= most && (least <= 0 || tags.All(tag => tag.Confidence >= least))
            ? tags
            : [.. tags.Where(tag => tag.Confidence >= least).OrderByDescending(tag => tag.Confidence).Take(most)];
    }
}
