using VisionAdapters.Taxonomy;

namespace VisionAdapters.Evaluation;

/// <summary>Refuses sets and options that cannot be scored.</summary>
internal static class ScoringSetCheck
{
    public static void ThrowIfInvalid(ScoringOptions options)
    {
        if (!(options.Threshold is >= 0 and <= 1))
        {
            throw new ArgumentOutOfRangeException(nameof(options), options.Threshold, "The threshold is a confidence in [0, 1].");
        }

        if (!(options.Margin is >= 0 and <= 1))
        {
            throw new ArgumentOutOfRangeException(nameof(options), options.Margin, "The margin is a difference in [0, 1].");
        }

        if (!(options.MaxFailedShare is >= 0 and <= 1))
        {
            throw new ArgumentOutOfRangeException(nameof(options), options.MaxFailedShare, "The share of failures is in [0, 1].");
        }

        ArgumentOutOfRangeException.ThrowIfLessThan(options.MinSupport, 1, nameof(options));
        if (options.Resamples is < 0 or > 1_000_000)
        {
            throw new ArgumentOutOfRangeException(nameof(options), options.Resamples, "The number of resamples is in [0, 1000000].");
        }

        if (options.Permutations is < 1 or > 10_000_000)
        {
            throw new ArgumentOutOfRangeException(nameof(options), options.Permutations, "The number of permutations is in [1, 10000000].");
        }

        if (options.MaxDegreeOfParallelism < 1)
        {
            throw new ArgumentOutOfRangeException(nameof(options), options.MaxDegreeOfParallelism, "At least one thread is needed.");
        }

        ThrowIfRepeated(options.Metrics.Select(metric => metric.Id), "metric");
    }

    public static void ThrowIfUnlabeled(ScoringSet set, string? primaryFacet)
    {
        if (primaryFacet is not null && set.Truth.All(truth => truth.Facet != primaryFacet))
        {
            throw new ArgumentException(
                $"There are no labels of the primary facet '{primaryFacet}'; there are of "
                    + $"{string.Join(", ", set.Truth.Select(t => t.Facet))}.",
                nameof(primaryFacet));
        }
    }

    public static void ThrowIfInvalid(ScoringSet set)
    {
        ThrowIfRepeated(set.Truth.Select(t => t.Facet), "facet");
        if (set.Groups.Count > 0)
        {
            ThrowIfLength(set.Groups.Count, set.Images.Count, "The list of groups");
        }

        if (set.Contents.Count > 0)
        {
            ThrowIfLength(set.Contents.Count, set.Images.Count, "The list of contents");
        }

        ThrowIfRepeated(set.Predictions.Select(p => p.Provider), "provider");
        foreach (var truth in set.Truth)
        {
            ThrowIfLength(truth.Values.Count, set.Images.Count, $"The truth of facet '{truth.Facet}'");
            if (truth.NotApplicable.Count > 0)
            {
                ThrowIfLength(truth.NotApplicable.Count, set.Images.Count, $"What is not applicable of facet '{truth.Facet}'");
            }

            var isOne = !truth.IsMultiValued && truth.SeveralValues != SeveralValuesPolicy.Any;
            for (var i = 0; i < truth.Values.Count && isOne; i++)
            {
                if (truth.Values[i] is { Count: > 1 })
                {
                    throw new ArgumentException(
                        $"Image '{set.Images[i]}' has several true values of facet '{truth.Facet}'; make the facet multi-valued, or say "
                            + "that any of them is right.",
                        nameof(set));
                }
            }
        }

        foreach (var provider in set.Predictions)
        {
            if (provider.Outcomes.Count > 0)
            {
                ThrowIfLength(provider.Outcomes.Count, set.Images.Count, $"The outcomes of provider '{provider.Provider}'");
            }

            if (provider.Labels.Count > 0)
            {
                ThrowIfLength(provider.Labels.Count, set.Images.Count, $"The labels of provider '{provider.Provider}'");
            }

            foreach (var (facet, threshold) in provider.Thresholds)
            {
                if (!(threshold is >= 0 and <= 1))
                {
                    throw new ArgumentException(
                        $"The threshold {threshold} of provider '{provider.Provider}' on facet '{facet}' is not in [0, 1].", nameof(set));
                }
            }

            foreach (var (facet, ruledOut) in provider.RuledOut)
            {
                ThrowIfLength(ruledOut.Count, set.Images.Count, $"What provider '{provider.Provider}' rules out of facet '{facet}'");
            }

            foreach (var (facet, predictions) in provider.Facets)
            {
                ThrowIfLength(predictions.Count, set.Images.Count, $"Facet '{facet}' of provider '{provider.Provider}'");
                ThrowIfConfidence(set, provider.Provider, facet, predictions);
            }
        }
    }

    private static void ThrowIfConfidence(
        ScoringSet set, string provider, string facet, IReadOnlyList<IReadOnlyList<ScoredValue>> predictions)
    {
        for (var i = 0; i < predictions.Count; i++)
        {
            foreach (var value in predictions[i])
            {
                if (!(value.Confidence is >= 0 and <= 1))
                {
                    throw new ArgumentException(
                        $"The confidence {value.Confidence} of '{value.Value}' (image '{set.Images[i]}', facet '{facet}', "
                        + $"provider '{provider}') is not in [0, 1].",
                        nameof(set));
                }
            }
        }
    }

    private static void ThrowIfLength(int actual, int expected, string what)
    {
        if (actual != expected)
        {
            throw new ArgumentException($"{what} has {actual} entries for {expected} images; give one per image.");
        }
    }

    private static void ThrowIfRepeated(IEnumerable<string> ids, string what)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var id in ids)
        {
            if (!seen.Add(id))
            {
                throw new ArgumentException($"The {what} '{id}' is listed twice.");
            }
        }
    }
}
