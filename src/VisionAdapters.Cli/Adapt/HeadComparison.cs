using VisionAdapters.Adaptation;
using VisionAdapters.Evaluation;

namespace VisionAdapters.Cli;

/// <summary>
/// The adapted head against the present ones on the same images: each adapted answer comes from a head that had not seen the image.
/// </summary>
internal sealed class HeadComparison
{
    public const string Adapted = "adapted";
    public const string PresentId = "present";

    private const double Significance = 0.05;

    // The usual planning figures: a two-sided test at 0.05 that finds a true difference four times in five.
    private const double PowerFactor = 1.96 + 0.84;

    private readonly bool[] _adaptedRight;
    private readonly bool[] _presentRight;
    private readonly string[] _truth;

    private HeadComparison(TrainedHead trained, EmbeddedImages images, string facet, int seed, CancellationToken cancellationToken)
    {
        _truth = [.. images.Images.Select(image => image.Label)];
        var adapted = trained.HeldOut.Select(probabilities => Rank(trained.Head.Labels, probabilities.Span)).ToArray();
        _adaptedRight = [.. adapted.Zip(_truth, IsRight)];
        _presentRight = [.. images.Present.Zip(_truth, IsRight)];
        HasPresent = images.Present.Any(values => values.Count > 0);
        var predictions = new List<ProviderPredictions> { Predictions(Adapted, facet, adapted) };
        if (HasPresent)
        {
            predictions.Add(Predictions(PresentId, facet, images.Present));
        }

        Results = BakeoffScorer.Score(
            new ScoringSet
            {
                Name = facet,
                Images = [.. images.Images.Select(image => image.Image)],
                Truth = [new FacetTruth { Facet = facet, IsMultiValued = false, Values = [.. _truth.Select(value => (IReadOnlyList<string>)[value])] }],
                Predictions = predictions,
            },
            new ScoringOptions { Seed = seed },
            cancellationToken: cancellationToken);
        Verdict = Decide();
    }

    public BakeoffResults Results { get; }

    /// <summary>Gets a value indicating whether the present heads speak of the facet at all.</summary>
    public bool HasPresent { get; }

    public HeadVerdict Verdict { get; }

    /// <summary>Gets the difference in top-1, adapted less present, with its interval and p-value.</summary>
    public PairwiseResult? Difference => Results.Pairwise.SingleOrDefault();

    /// <summary>Gets about how many images would show a difference of the size seen; null when none was seen.</summary>
    public int? ImagesNeeded
    {
        get
        {
            var (gained, lost) = Discordant(_ => true);
            var (difference, discordant) = ((double)(gained - lost) / _truth.Length, (double)(gained + lost) / _truth.Length);
            return gained == lost ? null : (int)Math.Min(int.MaxValue, Math.Ceiling(PowerFactor * PowerFactor * (discordant - (difference * difference)) / (difference * difference)));
        }
    }

    public static HeadComparison Of(TrainedHead trained, EmbeddedImages images, string facet, int seed, CancellationToken cancellationToken) => new(trained, images, facet, seed, cancellationToken);

    /// <summary>Gets each class with its images, how many each side got right, and Holm's corrected p-value of the difference.</summary>
    public IReadOnlyList<(string Class, int Images, int Present, int Adapted, double PValue)> Classes()
    {
        var rows = _truth.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Select(value =>
        {
            var places = Enumerable.Range(0, _truth.Length).Where(place => _truth[place] == value).ToArray();
            var (gained, lost) = Discordant(label => label == value);
            return (Class: value, Images: places.Length, Present: places.Count(place => _presentRight[place]), Adapted: places.Count(place => _adaptedRight[place]), PValue: PairedTests.McNemarExact(gained, lost));
        }).ToArray();
        var adjusted = PairedTests.Holm([.. rows.Select(row => row.PValue)]);
        return [.. rows.Zip(adjusted, (row, p) => row with { PValue = p })];
    }

    private HeadVerdict Decide() => Difference switch
    {
        null => HeadVerdict.New,
        { PValue: < Significance, Difference: > 0 } => HeadVerdict.Better,
        { PValue: < Significance } => HeadVerdict.Worse,
        _ => HeadVerdict.Undecided,
    };

    private (int Gained, int Lost) Discordant(Predicate<string> of)
    {
        var places = Enumerable.Range(0, _truth.Length).Where(place => of(_truth[place])).ToArray();
        return (places.Count(place => _adaptedRight[place] && !_presentRight[place]), places.Count(place => !_adaptedRight[place] && _presentRight[place]));
    }

    private static bool IsRight(IReadOnlyList<ScoredValue> values, string truth) => values.Count > 0 && values[0].Value == truth;

    private static IReadOnlyList<ScoredValue> Rank(IReadOnlyList<string> labels, ReadOnlySpan<double> probabilities)
    {
        var values = new List<ScoredValue>(labels.Count);
        for (var label = 0; label < labels.Count; label++)
        {
            values.Add(new ScoredValue(labels[label], Math.Clamp(probabilities[label], 0, 1)));
        }

        return [.. values.OrderByDescending(value => value.Confidence)];
    }

    private static ProviderPredictions Predictions(string id, string facet, IReadOnlyList<IReadOnlyList<ScoredValue>> values) => new()
    {
        Provider = id,
        Facets = new Dictionary<string, IReadOnlyList<IReadOnlyList<ScoredValue>>>(StringComparer.Ordinal) { [facet] = values },
    };
}
