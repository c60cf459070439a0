namespace VisionAdapters.Evaluation;

/// <summary>The images of a single-valued facet on which just one of two providers, or of two runs of one, is right.</summary>
public sealed record AnswerFlips
{
    /// <summary>Gets the ids of the images on which only the first one is right.</summary>
    public required IReadOnlyList<string> OnlyFirst { get; init; }

    /// <summary>Gets the ids of the images on which only the second one is right.</summary>
    public required IReadOnlyList<string> OnlySecond { get; init; }

    /// <summary>Compares the likeliest value of two providers with the truth, image by image. No answer is wrong.</summary>
    /// <param name="set">Truth and predictions.</param>
    /// <param name="facet">The id of a single-valued facet of the set.</param>
    /// <param name="first">The id of the first provider.</param>
    /// <param name="second">The id of the second provider.</param>
    /// <returns>The images, in the order of the set; those without a true value are left out.</returns>
    /// <exception cref="ArgumentException">The set has no such facet or provider, or the facet is multi-valued.</exception>
    public static AnswerFlips Find(ScoringSet set, string facet, string first, string second)
    {
        ArgumentNullException.ThrowIfNull(set);
        var truth = set.Truth.FirstOrDefault(truth => truth.Facet == facet)
            ?? throw new ArgumentException($"The set has no facet '{facet}'.", nameof(facet));
        if (truth.IsMultiValued)
        {
            throw new ArgumentException($"Images are not simply right or wrong on '{facet}': it is multi-valued.", nameof(facet));
        }

        var (a, b) = (AnswersOf(set, facet, first), AnswersOf(set, facet, second));
        var (onlyFirst, onlySecond) = (new List<string>(), new List<string>());
        for (var image = 0; image < set.Images.Count; image++)
        {
            if (truth.Values[image] is { } right)
            {
                var (isFirst, isSecond) = (IsRight(a[image], right), IsRight(b[image], right));
                (isFirst == isSecond ? null : isFirst ? onlyFirst : onlySecond)?.Add(set.Images[image]);
            }
        }

        return new AnswerFlips { OnlyFirst = onlyFirst, OnlySecond = onlySecond };
    }

    private static IReadOnlyList<IReadOnlyList<ScoredValue>> AnswersOf(ScoringSet set, string facet, string provider) =>
        set.Predictions.FirstOrDefault(predictions => predictions.Provider == provider)?.Facets.GetValueOrDefault(facet)
        ?? throw new ArgumentException($"The set has no answers of '{provider}' on '{facet}'.", nameof(provider));

    private static bool IsRight(IReadOnlyList<ScoredValue> values, IReadOnlyList<string> truth) =>
        values.Count > 0 && truth.Contains(values.MaxBy(value => value.Confidence).Value, StringComparer.Ordinal);
}
