namespace VisionAdapters.Evaluation;

/// <summary>One provider on one facet: what became of its images, whether it may be ranked, and its measurements.</summary>
internal sealed class ScoredProvider
{
    public ScoredProvider(ProviderPredictions provider, FacetIndex facet, FacetMetric[] metrics, ScoringOptions options)
    {
        var predictions = provider.Facets[facet.Facet];
        Threshold = provider.Thresholds.TryGetValue(facet.Facet, out var own) ? own : options.Threshold;
        Answers = new FacetAnswers(provider, facet, Threshold, options.MinSupport);

        // A provider that speaks of a facet which it is said not to offer is measured by what it says.
        IsOffered = !provider.NotOffered.Contains(facet.Facet, StringComparer.Ordinal)
            || facet.Images.Any(image => predictions[image].Count > 0);
        Counts = Count(facet.CountNotAsked(provider));
        Waterfall = Evaluation.Waterfall.Count(Answers, facet, provider, IsOffered);
        var asked = Answers.Images.Count;
        Obstacle = provider.IsEmulated ? ComparisonObstacle.Rehearsal
            : !IsOffered ? ComparisonObstacle.NotOffered
            : asked > 0 && (double)(Counts.Refused + Counts.Failed) / asked > options.MaxFailedShare ? ComparisonObstacle.TooManyFailures
            : null;
        Table = IsOffered && asked > 0 ? new ResampleTable(Answers, facet, metrics, options) : null;
    }

    public string Id => Answers.Provider;

    /// <summary>Gets the least confidence of a predicted value of a multi-valued facet.</summary>
    public double Threshold { get; }

    public FacetAnswers Answers { get; }

    public AnswerCounts Counts { get; }

    public WaterfallResult Waterfall { get; }

    public ComparisonObstacle? Obstacle { get; }

    /// <summary>Gets the measurements; null where there is nothing to measure.</summary>
    public ResampleTable? Table { get; }

    public bool IsOffered { get; }

    private AnswerCounts Count(int notAsked)
    {
        var answered = Answers.Images.Where(image => image.Outcome == ImageOutcome.Answered).ToArray();
        var abstained = IsOffered ? answered.Count(image => image.Predicted.Count == 0 && image.Truth.Count > 0) : 0;
        var right = IsOffered
            ? answered.Count(image => image.Hits == image.Truth.Count && image.Predicted.Count == image.Truth.Count)
            : 0;
        return new AnswerCounts
        {
            NotAsked = notAsked,
            Refused = Answers.Images.Count(image => image.Outcome == ImageOutcome.Refused),
            Failed = Answers.Images.Count(image => image.Outcome == ImageOutcome.Failed),
            NotOffered = IsOffered ? 0 : answered.Length,
            Abstained = abstained,
            Wrong = IsOffered ? answered.Length - abstained - right : 0,
            Right = right,
        };
    }
}
