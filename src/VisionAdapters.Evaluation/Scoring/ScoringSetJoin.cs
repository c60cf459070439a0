namespace VisionAdapters.Evaluation;

/// <summary>Brings two sets of predictions for the same labeled images together, so that they can be compared image by image.</summary>
public static class ScoringSetJoin
{
    /// <summary>Joins two sets on the images and facets that both have. The predictions of each keep their provider's id, followed by a
    /// name in brackets.</summary>
    /// <param name="first">The first set.</param>
    /// <param name="firstName">What its predictions are called.</param>
    /// <param name="second">The second set.</param>
    /// <param name="secondName">What its predictions are called.</param>
    /// <returns>The set of both.</returns>
    /// <exception cref="ArgumentException">The names are the same, no image or facet is in both, or an image has other true values in one
    /// than in the other.</exception>
    public static ScoringSet Join(ScoringSet first, string firstName, ScoringSet second, string secondName)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        if (firstName == secondName)
        {
            throw new ArgumentException($"Both are called '{firstName}': give them different names.", nameof(secondName));
        }

        var indices = second.Images.Index().ToDictionary(image => image.Item, image => image.Index, StringComparer.Ordinal);
        var common = first.Images.Index()
            .Where(image => indices.ContainsKey(image.Item))
            .Select(image => (First: image.Index, Second: indices[image.Item]))
            .ToArray();
        var facets = first.Truth
            .Join(second.Truth, truth => truth.Facet, truth => truth.Facet, (a, b) => (First: a, Second: b), StringComparer.Ordinal)
            .ToArray();
        if (common.Length == 0 || facets.Length == 0)
        {
            throw new ArgumentException(
                "The two have no image, or no facet, in common: compare runs of the same labeled set.", nameof(second));
        }

        return new ScoringSet
        {
            Name = first.Name,
            Images = Array.ConvertAll(common, image => first.Images[image.First]),
            Groups = first.Groups.Count == 0 ? [] : Array.ConvertAll(common, image => first.Groups[image.First]),
            Truth = Array.ConvertAll(facets, facet => JoinTruth(facet.First, facet.Second, first.Images, common)),
            Predictions =
            [
                .. first.Predictions.Select(said => Choose(said, firstName, Array.ConvertAll(common, image => image.First))),
                .. second.Predictions.Select(said => Choose(said, secondName, Array.ConvertAll(common, image => image.Second))),
            ],
        };
    }

    private static FacetTruth JoinTruth(FacetTruth first, FacetTruth second, IReadOnlyList<string> ids, (int First, int Second)[] images)
    {
        foreach (var image in images)
        {
            var (a, b) = (first.Values[image.First], second.Values[image.Second]);
            if (!(a ?? []).SequenceEqual(b ?? [], StringComparer.Ordinal) || a is null != b is null)
            {
                throw new ArgumentException(
                    $"The true {first.Facet} of {ids[image.First]} is not the same in both: compare runs of the same labels.",
                    nameof(second));
            }
        }

        return new FacetTruth
        {
            Facet = first.Facet,
            Name = first.Name,
            IsMultiValued = first.IsMultiValued,
            SeveralValues = first.SeveralValues,
            IsSeveralValuesDefault = first.IsSeveralValuesDefault,
            NotApplicable = first.NotApplicable.Count == 0 ? [] : Array.ConvertAll(images, image => first.NotApplicable[image.First]),
            Values = Array.ConvertAll(images, image => first.Values[image.First]),
        };
    }

    private static ProviderPredictions Choose(ProviderPredictions predictions, string name, int[] images) => new()
    {
        Provider = $"{predictions.Provider} [{name}]",
        Outcomes = predictions.Outcomes.Count == 0 ? [] : Array.ConvertAll(images, image => predictions.Outcomes[image]),
        NotOffered = predictions.NotOffered,
        Thresholds = predictions.Thresholds,
        Labels = predictions.Labels.Count == 0 ? [] : Array.ConvertAll(images, image => predictions.Labels[image]),
        RuledOut = predictions.RuledOut.ToDictionary(
            facet => facet.Key,
            facet => (IReadOnlyList<bool>)Array.ConvertAll(images, image => facet.Value[image]),
            StringComparer.Ordinal),
        IsEmulated = predictions.IsEmulated,
        Facets = predictions.Facets.ToDictionary(
            facet => facet.Key,
            facet => (IReadOnlyList<IReadOnlyList<ScoredValue>>)Array.ConvertAll(images, image => facet.Value[image]),
            StringComparer.Ordinal),
    };
}
