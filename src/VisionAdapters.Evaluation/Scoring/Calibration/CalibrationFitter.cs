using VisionAdapters.Taxonomy;

namespace VisionAdapters.Evaluation;

/// <summary>
/// Fits how much the confidences of providers are worth. A value has a curve of its own, drawn to the curve of all the provider's values of
/// the facet, so that a value with few examples does not believe them too much; and a chance of being true although the provider does not
/// name it.
/// </summary>
public static class CalibrationFitter
{
    /// <summary>The least number of images with a known label that either part must have.</summary>
    private const int MinImages = 10;

    /// <summary>
    /// Fits every provider and facet of a set on a part of the images, and measures what that gains on the rest. A single-valued facet is
    /// taken value by value too: is this image of this value, or not.
    /// </summary>
    /// <param name="set">The truth and the predictions. An image without a known label of a facet is left out of that facet.</param>
    /// <param name="options">The split, the facets and the shrinkage.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>The calibrations in the order of the set's providers and facets. A provider that says nothing of a facet in either part has
    /// none for it.</returns>
    /// <exception cref="ArgumentException">A list of the set is not as long as its images, an asked facet has no labels, or fewer than 10
    /// images with a label of a facet are on one side of the split.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    public static IReadOnlyList<ProviderCalibration> Fit(
        ScoringSet set, CalibrationOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(set);
        options ??= new CalibrationOptions();
        ThrowIfInvalid(options);
        ScoringSetCheck.ThrowIfInvalid(set);
        var unknown = options.Facets.FirstOrDefault(facet => set.Truth.All(truth => truth.Facet != facet));
        if (unknown is not null)
        {
            var known = string.Join(", ", set.Truth.Select(truth => truth.Facet));
            throw new ArgumentException($"There are no labels of the facet '{unknown}'; there are labels of {known}.", nameof(options));
        }

        return
        [
            .. set.Predictions
                .Select(provider => Fit(set, provider, options, cancellationToken))
                .Where(calibration => calibration.Facets.Count > 0),
        ];
    }

    /// <summary>Fits one provider's facet; null where there is too little to fit on.</summary>
    /// <param name="set">The truth.</param>
    /// <param name="truth">The facet's truth.</param>
    /// <param name="predictions">The provider's values.</param>
    /// <param name="options">The split and the shrinkage.</param>
    /// <param name="isFittedOnRest">Whether the fit sees the images that are held out otherwise.</param>
    internal static FacetCalibration? FitFacet(
        ScoringSet set,
        FacetTruth truth,
        IReadOnlyList<IReadOnlyList<ScoredValue>> predictions,
        CalibrationOptions options,
        bool isFittedOnRest)
    {
        var data = CalibrationData.Collect(set, truth, predictions, options, isFittedOnRest);
        return Math.Min(data.Fit.Images, data.HeldOut.Images) < MinImages || data.Fit.Scored.Count == 0 || data.HeldOut.Scored.Count == 0
            ? null
            : FacetCalibrator.Calibrate(truth.Facet, data, options.Shrinkage);
    }

    private static ProviderCalibration Fit(
        ScoringSet set, ProviderPredictions provider, CalibrationOptions options, CancellationToken cancellationToken)
    {
        var facets = new List<FacetCalibration>();
        foreach (var truth in set.Truth.Where(truth => options.Facets.Count == 0 || options.Facets.Contains(truth.Facet)))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (!provider.Facets.TryGetValue(truth.Facet, out var predictions))
            {
                continue;
            }

            var data = CalibrationData.Collect(set, truth, predictions, options);
            if (Math.Min(data.Fit.Images, data.HeldOut.Images) < MinImages)
            {
                throw new ArgumentException(
                    $"The facet '{truth.Facet}' has {data.Fit.Images} labeled images to fit on and {data.HeldOut.Images} held out; "
                    + $"calibration needs at least {MinImages} of each.",
                    nameof(set));
            }

            if (data.Fit.Scored.Count > 0 && data.HeldOut.Scored.Count > 0)
            {
                facets.Add(FacetCalibrator.Calibrate(truth.Facet, data, options.Shrinkage));
            }
        }

        return new ProviderCalibration { Provider = provider.Provider, Facets = facets };
    }

    private static void ThrowIfInvalid(CalibrationOptions options)
    {
        if (options.FitShare is not (>= 0.01 and <= 0.99))
        {
            throw new ArgumentOutOfRangeException(
                nameof(options), options.FitShare, "The share of the images to fit on is from 0.01 to 0.99.");
        }

        if (options.Shrinkage is not (>= 1e-6 and <= 1e6))
        {
            throw new ArgumentOutOfRangeException(nameof(options), options.Shrinkage, "The shrinkage is from 1e-6 to 1e6.");
        }
    }
}
