
namespace VisionAdapters.Taxonomy;

/// <summary>
/// Maps a provider's answers onto a taxonomy and turns the confidences into probabilities. Immutable and safe for concurrent use.
/// </summary>
public sealed class CalibratedMapper
{
    private readonly TagMapper _mapper;
    private readonly ProviderCalibration _calibration;

    /// <summary>Initializes a new instance of the <see cref="CalibratedMapper"/> class.</summary>
    /// <param name="mapper">The mapper of the provider's answers.</param>
    /// <param name="calibration">The calibration, fitted on answers that went through the same map.</param>
    public CalibratedMapper(TagMapper mapper, ProviderCalibration calibration)
    {
        ArgumentNullException.ThrowIfNull(mapper);
        ArgumentNullException.ThrowIfNull(calibration);
        _mapper = mapper;
        _calibration = calibration;
    }

    /// <summary>Maps one answer.</summary>
    /// <param name="response">The provider's answer.</param>
    /// <returns>
    /// Every value with any confidence, facet by facet in the taxonomy's order, most probable first within a facet. Each value goes by its
    /// own curve; a
    /// parent is then lifted to its most probable child, so that it is never less probable than what lies below it.
    /// </returns>
    public IReadOnlyList<CalibratedValue> Map(TaggingResponse response)
    {
        var result = new List<CalibratedValue>();
        foreach (var facet in _mapper.Map(response).Values.GroupBy(value => value.Facet))
        {
            var calibration = _calibration.FindFacet(facet.Key.Id);
            var probabilities = facet.ToDictionary(value => value.Value, value => calibration?.Calibrate(value.Value.Id, value.Confidence) ?? value.Confidence);

            // Deepest first, so that a probability rises through all levels.
            foreach (var value in probabilities.Keys.OrderByDescending(value => value.Depth).ToList())
            {
                if (value.Parent is { } parent)
                {
                    probabilities[parent] = Math.Max(probabilities[parent], probabilities[value]);
                }
            }

            result.AddRange(facet
                .Select(value => new CalibratedValue(value.Value, probabilities[value.Value], value.Confidence))
                .OrderByDescending(value => value.Probability)
                .ThenBy(value => value.Value.Index));
        }

        return result;
    }
}
