using VisionAdapters.Taxonomy;

namespace VisionAdapters.Evaluation;

/// <summary>The labels of one facet by several annotators while they are read.</summary>
internal sealed class AnnotatedFacet(string facet)
{
    private readonly Dictionary<int, Dictionary<string, List<string>>> _images = [];

    private (int Image, string Annotator, long Line)? _firstSecondValue;

    /// <summary>Adds a label; returns whether the annotator had not given it to the image before.</summary>
    public bool Add(int image, string annotator, string value, long line)
    {
        if (!_images.TryGetValue(image, out var annotators))
        {
            _images[image] = annotators = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        }

        if (!annotators.TryGetValue(annotator, out var values))
        {
            annotators[annotator] = values = [];
        }

        if (values.Contains(value, StringComparer.Ordinal))
        {
            return false;
        }

        values.Add(value);
        _firstSecondValue ??= values.Count > 1 ? (image, annotator, line) : null;
        return true;
    }

    /// <summary>
    /// Adds what the annotators agree on to the truth, counts images that they leave open, and measures how far they agree.
    /// </summary>
    public AgreementResult Decide(LabeledFacet truth, ScoringCsvSources sources, ImageUniverse images, ProblemCounts problems)
    {
        truth.IsMultiValued = sources.MultiValuedFacets.Contains(facet, StringComparer.Ordinal)
            || (sources.Taxonomy?.FindFacet(facet)?.IsMultiValued ?? (_firstSecondValue is not null));
        if (!truth.IsMultiValued && _firstSecondValue is { } second)
        {
            throw new InputFileException(
                sources.Labels,
                second.Line,
                $"'{second.Annotator}' gives image '{images.Ids[second.Image]}' a second value of the single-valued facet '{facet}'; keep "
                    + "one, or name the facet as multi-valued (--multi-valued).");
        }

        var annotations = new Annotations(
            _images.ToDictionary(
                image => image.Key,
                image => (IReadOnlyDictionary<string, IReadOnlyList<string>>)image.Value.ToDictionary(
                    annotator => annotator.Key, annotator => (IReadOnlyList<string>)annotator.Value, StringComparer.Ordinal)),
            truth.IsMultiValued);
        var consensus = annotations.FindConsensus(sources.Consensus);
        foreach (var image in _images.Keys.Order())
        {
            if (!consensus.TryGetValue(image, out var values))
            {
                problems.Add(ProblemCounts.ImagesWithoutConsensus);
                continue;
            }

            foreach (var value in values)
            {
                truth.Add(image, value, line: 0);
            }
        }

        return annotations.Measure(facet);
    }
}
