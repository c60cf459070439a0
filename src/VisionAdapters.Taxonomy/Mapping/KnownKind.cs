namespace VisionAdapters.Taxonomy;

/// <summary>Takes out of an answer what cannot be true of a product whose kind is known.</summary>
internal static class KnownKind
{
    /// <summary>When less than this part of a group's confidence goes to labels of the kind, the group says nothing of it.</summary>
    private const double MinShare = 0.01;

    /// <summary>
    /// Leaves out the labels that speak of another kind, or against this one. What they leave of an exclusive group is scaled up to the
    /// group's sum: the probabilities of its labels, given the kind.
    /// </summary>
    /// <param name="answer">The answer.</param>
    /// <param name="map">The map of its labels.</param>
    /// <param name="kind">The product's kind: a value of the map's taxonomy.</param>
    /// <returns>The answer itself when all of it can be true.</returns>
    public static TaggingResponse Within(TaggingResponse answer, LabelMap map, FacetValue kind)
    {
        var possible = new List<ImageTag>(answer.Tags.Count);
        foreach (var tag in answer.Tags)
        {
            var rule = map.Index.Find(tag.Name, tag.Id, tag.Group, tag.Aliases, tag.Categories);
            if (rule < 0 || IsPossible(map.Rules[rule], kind))
            {
                possible.Add(tag);
            }
        }

        return possible.Count == answer.Tags.Count ? answer : new TaggingResponse(answer) { Tags = [.. Scale(answer.Tags, possible)] };
    }

    private static bool IsPossible(MapRule rule, FacetValue kind)
    {
        var effects = rule.Cases.SelectMany(reading => reading.Effects).Where(effect => ReferenceEquals(effect.Value.Facet, kind.Facet));
        var spokenFor = effects.Where(effect => !effect.Excludes).Select(effect => effect.Value).ToArray();
        return spokenFor.Length > 0
            ? Array.Exists(spokenFor, value => value.IsSelfOrDescendantOf(kind) || kind.IsSelfOrDescendantOf(value))
            : !effects.Any(effect => effect is { Excludes: true, Strength: 1 } && kind.IsSelfOrDescendantOf(effect.Value));
    }

    private static IEnumerable<ImageTag> Scale(IReadOnlyList<ImageTag> all, List<ImageTag> possible)
    {
        var sums = all.Where(tag => tag.Group is not null).ToLookup(tag => tag.Group!, tag => tag.Confidence, StringComparer.Ordinal);
        var left = possible.Where(tag => tag.Group is not null).ToLookup(tag => tag.Group!, tag => tag.Confidence, StringComparer.Ordinal);
        foreach (var tag in possible)
        {
            if (tag.Group is null)
            {
                yield return tag;
                continue;
            }

            var (sum, rest) = (sums[tag.Group].Sum(), left[tag.Group].Sum());
            if (rest >= MinShare * sum && rest > 0)
            {
                yield return rest < sum ? Scaled(tag, Math.Min(1, tag.Confidence * sum / rest)) : tag;
            }
        }
    }

    private static ImageTag Scaled(ImageTag tag, double confidence) => new()
    {
        Name = tag.Name,
        Id = tag.Id,
        Confidence = confidence,
        Group = tag.Group,
        Scores = tag.Scores,
        Parents = tag.Parents,
        Aliases = tag.Aliases,
        Categories = tag.Categories,
        Regions = tag.Regions,
    };
}
