using VisionAdapters.Fallback;

namespace VisionAdapters.Batching;

/// <summary>
/// Images go into one batch when their callers ask for the same, and have the same patience. Options with additional properties are the
/// same only when they are the same object.
/// </summary>
internal sealed record BatchKey(
    TaggingFeatures? Features,
    int? MaxTags,
    double? MinimumConfidence,
    string? Language,
    string? ModelId,
    TaggingOptions? Instance,
    bool HasAlternative,
    int AttemptsBefore)
{
    public static BatchKey From(TaggingOptions? options, FailoverScope? scope)
    {
        var isPlain = options is null
            || (options.GetType() == typeof(TaggingOptions) && options.AdditionalProperties is not { Count: > 0 });
        return new BatchKey(
            options?.Features,
            options?.MaxTags,
            options?.MinimumConfidence,
            options?.Language,
            options?.ModelId,
            isPlain ? null : options,
            scope is { HasAlternative: true },
            scope?.AttemptsBefore ?? 0);
    }
}
