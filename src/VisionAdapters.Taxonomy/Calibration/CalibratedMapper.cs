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
    /// The mapping with probabilities for confidences. Each value goes by its own curve; a parent is then lifted to its most probable
    /// child, so that it is never less probable than what lies below it. A facet without a calibration keeps its confidences.
    /// </returns>
    public MappingResult Map(TaggingResponse response)
    {
        var mapping = _mapper.Map(response);
        var values = mapping.Values.GroupBy(value => value.Facet).SelectMany(facet => Calibrate(facet.Key, [.. facet]));
        return new MappingResult(mapping.Map, mapping.Response, mapping.Evidence, [.. values], isCalibrated: true);
    }

    private IEnumerable<MappedValue> Calibrate(Facet facet, IReadOnlyList<MappedValue> values)
    {
        if (_calibration.FindFacet(facet.Id) is not { } calibration)
        {
            return values;
        }

        var probabilities = values.ToDictionary(value => value.Value, value => calibration.Calibrate(value.Value.Id, value.Confidence));

        // Deepest first, so that a probability rises through all levels.
        foreach (var value in probabilities.Keys.OrderByDescending(value => value.Depth).ToList())
        {
            if (value.Parent is { } parent)
            {
                probabilities[parent] = Math.Max(probabilities[parent], probabilities[value]);
            }
        }

        return BestValueSelector.Sort(
            [.. values.OrderBy(value => value.Value.Index).Select(value => value with { Confidence = probabilities[value.Value] })]);
    }
}
