using System.Diagnostics.CodeAnalysis;
using VisionAdapters.Evaluation;

namespace VisionAdapters.Adaptation;

/// <summary>
/// An adapted head against the present ones on the same images: each adapted answer comes from a head that had not seen the image.
/// </summary>
[Experimental(Experiments.Adaptation)]
public sealed class HeadComparison
{
    /// <summary>The id of the adapted head in <see cref="Results"/>.</summary>
    public const string AdaptedId = "adapted";

    /// <summary>The id of the present heads in <see cref="Results"/>.</summary>
    public const string PresentId = "present";

    private const double Significance = 0.05;

    // The usual planning figures: a two-sided test at 0.05 that finds a true difference four times in five.
    private const double PowerFactor = 1.96 + 0.84;

    private readonly bool[] _adaptedRight;
    private readonly bool[] _presentRight;
    private readonly string[] _truth;

    private HeadComparison(
        string[] truth, IReadOnlyList<ScoredValue>[] adapted, IReadOnlyList<IReadOnlyList<ScoredValue>> present, BakeoffResults results)
    {
        _truth = truth;
        _adaptedRight = [.. adapted.Zip(truth, IsRight)];
        _presentRight = [.. present.Zip(truth, IsRight)];
        HasPresent = results.Providers.Count > 1;
        Results = results;
        Verdict = Difference switch
        {
            null => HeadVerdict.New,
            { PValue: < Significance, Difference: > 0 } => HeadVerdict.Better,
            { PValue: < Significance } => HeadVerdict.Worse,
            _ => HeadVerdict.Undecided,
        };
    }

    /// <summary>Gets the scores of both, as a bake-off would give them.</summary>
    public BakeoffResults Results { get; }

    /// <summary>Gets a value indicating whether the present heads speak of the facet at all.</summary>
    public bool HasPresent { get; }

    /// <summary>Gets what the images say of the adapted head.</summary>
    public HeadVerdict Verdict { get; }

    /// <summary>
    /// Gets the difference in top-1, adapted less present, with its interval and p-value; <see langword="null"/> without present heads.
    /// </summary>
    public PairwiseResult? Difference => Results.Pairwise.SingleOrDefault();

    /// <summary>
    /// Gets about how many images would show a difference of the size seen, four times in five; <see langword="null"/> when none was seen.
    /// </summary>
    public int? ImagesNeeded
    {
        get
        {
            var (gained, lost) = CountDiscordant(_ => true);
            var difference = (double)(gained - lost) / _truth.Length;
            var discordant = (double)(gained + lost) / _truth.Length;
            var variance = discordant - (difference * difference);
            return gained == lost
                ? null
                : (int)Math.Min(int.MaxValue, Math.Ceiling(PowerFactor * PowerFactor * variance / (difference * difference)));
        }
    }

    /// <summary>Compares.</summary>
    /// <param name="trained">The adapted head with its held-out probabilities.</param>
    /// <param name="images">The images that it was trained on, in the same order.</param>
    /// <param name="present">
    /// What the present heads say of each image, best first; empty lists where they say nothing of the facet.
    /// </param>
    /// <param name="facet">The id of the facet, or the head's id where there is none.</param>
    /// <param name="seed">The seed of the intervals.</param>
    /// <param name="cancellationToken">Cancels the scoring.</param>
    /// <returns>The comparison.</returns>
    /// <exception cref="ArgumentException">There is not one held-out answer, and one of the present heads, for each image.</exception>
    public static HeadComparison Compare(
        TrainedHead trained,
        IReadOnlyList<LabeledEmbedding> images,
        IReadOnlyList<IReadOnlyList<ScoredValue>> present,
        string facet,
        int seed,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(trained);
        ArgumentNullException.ThrowIfNull(images);
        ArgumentNullException.ThrowIfNull(present);
        ArgumentException.ThrowIfNullOrEmpty(facet);
        if (trained.HeldOut.Count != images.Count || present.Count != images.Count)
        {
            throw new ArgumentException(
                $"There are {images.Count} images, {trained.HeldOut.Count} held-out answers and {present.Count} present ones: give one of "
                    + "each.", nameof(images));
        }

        string[] truth = [.. images.Select(image => image.Label)];
        var adapted = trained.HeldOut.Select(probabilities => Rank(trained.Head.Labels, probabilities.Span)).ToArray();
        var predictions = new List<ProviderPredictions> { MakePredictions(AdaptedId, facet, adapted) };
        if (present.Any(values => values.Count > 0))
        {
            predictions.Add(MakePredictions(PresentId, facet, present));
        }

        var set = new ScoringSet
        {
            Name = facet,
            Images = [.. images.Select(image => image.Image)],
            Truth =
            [
                new FacetTruth
                {
                    Facet = facet,
                    IsMultiValued = false,
                    Values = [.. truth.Select(value => (IReadOnlyList<string>)[value])],
                },
            ],
            Predictions = predictions,
        };
        var results = BakeoffScorer.Score(set, new ScoringOptions { Seed = seed }, cancellationToken: cancellationToken);
        return new HeadComparison(truth, adapted, present, results);
    }

    /// <summary>Compares class by class.</summary>
    /// <returns>The classes, in ordinal order.</returns>
    public IReadOnlyList<HeadClassComparison> CompareClasses()
    {
        var classes = _truth.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToArray();
        var adjusted = PairedTests.Holm(Array.ConvertAll(classes, PValueOf));
        return
        [
            .. classes.Select((value, index) => new HeadClassComparison
            {
                Class = value,
                Images = _truth.Count(label => label == value),
                Present = Count(value, _presentRight),
                Adapted = Count(value, _adaptedRight),
                PValue = adjusted[index],
            }),
        ];
    }

    private double PValueOf(string value)
    {
        var (gained, lost) = CountDiscordant(label => label == value);
        return PairedTests.McNemarExact(gained, lost);
    }

    private int Count(string value, bool[] right) => right.Where((isRight, index) => isRight && _truth[index] == value).Count();

    private (int Gained, int Lost) CountDiscordant(Predicate<string> isCounted)
    {
        var indexes = Enumerable.Range(0, _truth.Length).Where(index => isCounted(_truth[index])).ToArray();
        return (
            indexes.Count(index => _adaptedRight[index] && !_presentRight[index]),
            indexes.Count(index => !_adaptedRight[index] && _presentRight[index]));
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

    private static ProviderPredictions MakePredictions(string id, string facet, IReadOnlyList<IReadOnlyList<ScoredValue>> values) => new()
    {
        Provider = id,
        Facets = new Dictionary<string, IReadOnlyList<IReadOnlyList<ScoredValue>>>(StringComparer.Ordinal) { [facet] = values },
    };
}
