namespace VisionAdapters.Google.Requests;

/// <summary>Leaves out the objects below the confidence asked for. The raw answer stays whole.</summary>
internal static class GoogleObjectSelection
{
    public static IReadOnlyList<LocalizedObject> Select(IReadOnlyList<LocalizedObject> objects, TaggingOptions? options) =>
        options?.MinimumConfidence is { } min && objects.Any(found => found.Confidence < min)
            ? [.. objects.Where(found => found.Confidence >= min)]
            : objects;
}
