using VisionAdapters.Taxonomy;

namespace VisionAdapters.Evaluation;

/// <summary>One provider's answers on one facet, split into what the fit sees and what is held out.</summary>
internal sealed class CalibrationData
{
    private CalibrationData(IReadOnlyList<string> values)
    {
        Values = values;
        Fit = new CalibrationSample(values.Count);
        HeldOut = new CalibrationSample(values.Count);
    }

    /// <summary>Gets the ids of all values that are true or predicted somewhere, in ordinal order.</summary>
    public IReadOnlyList<string> Values { get; }

    public CalibrationSample Fit { get; }

    public CalibrationSample HeldOut { get; }

    public static CalibrationData Collect(
        ScoringSet set,
        FacetTruth truth,
        IReadOnlyList<IReadOnlyList<ScoredValue>> predictions,
        CalibrationOptions options,
        bool isFittedOnRest = false)
    {
        var split = new ImageSplit(options.SplitSeed, options.FitShare);
        var known = Enumerable.Range(0, set.Images.Count).Where(image => IsKnown(truth, image)).ToList();
        var trueValues = known.ToDictionary(image => image, image => WithAncestors(truth, image, options));
        var predicted = options.Ancestors is null
            ? known.SelectMany(image => predictions[image]).Where(scored => scored.Confidence > 0).Select(scored => scored.Value)
            : [];
        var values = trueValues.Values
            .SelectMany(values => values)
            .Concat(predicted)
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal)
            .ToList();
        var numbers = values.Index().ToDictionary(entry => entry.Item, entry => entry.Index, StringComparer.Ordinal);
        var data = new CalibrationData(values);
        foreach (var image in known)
        {
            var scored = predictions[image]
                .Where(value => value.Confidence > 0 && numbers.ContainsKey(value.Value))
                .GroupBy(value => numbers[value.Value], (number, same) => (number, same.Max(value => value.Confidence)))
                .ToList();
            var sample = split.IsOfFit(ImageSplit.KeyOf(set, image)) != isFittedOnRest ? data.Fit : data.HeldOut;
            sample.Add(trueValues[image].Select(value => numbers[value]).ToHashSet(), scored);
        }

        return data;
    }

    private static IReadOnlyList<string> WithAncestors(FacetTruth truth, int image, CalibrationOptions options)
    {
        var values = truth.Values[image]!;
        return options.Ancestors is { } ancestors
            ? [.. values.Concat(values.SelectMany(value => ancestors(truth.Facet, value))).Distinct(StringComparer.Ordinal)]
            : values;
    }

    /// <summary>An image without a label is unknown, unless the facet may truly have no value.</summary>
    private static bool IsKnown(FacetTruth truth, int image) =>
        truth.Values[image] is { } values && (truth.IsMultiValued || values.Count > 0);
}
