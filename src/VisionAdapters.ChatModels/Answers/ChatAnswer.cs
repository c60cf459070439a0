namespace VisionAdapters.ChatModels.Answers;

/// <summary>What could be read of a model's answer.</summary>
/// <param name="Tags">The tags: the facet's id is the group, the value's id the name.</param>
/// <param name="Ignored">The number of facets, values and confidences that made no sense and were left out.</param>
internal sealed record ChatAnswer(IReadOnlyList<ImageTag> Tags, int Ignored);
