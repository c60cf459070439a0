namespace VisionAdapters.Evaluation;

/// <summary>What one provider said about one facet of an image, beside the truth.</summary>
public sealed class ImageAnswer
{
    internal ImageAnswer(
        FacetAnswers answers,
        int index,
        string image,
        ImageOutcome outcome,
        IReadOnlyList<string> accepted,
        IReadOnlyList<string> truth,
        IReadOnlyList<ScoredValue> ranked,
        int predicted)
    {
        Answers = answers;
        Index = index;
        Accepted = accepted;
        Image = image;
        Outcome = outcome;
        Truth = truth;
        Ranked = ranked;
        Predicted = [.. ranked.Take(predicted).Select(value => value.Value)];
        Hits = Predicted.Count(Truth.Contains);
    }

    /// <summary>Gets all answers of the provider.</summary>
    public FacetAnswers Answers { get; }

    /// <summary>Gets the image's id.</summary>
    public string Image { get; }

    /// <summary>Gets whether the image was answered, refused or failed.</summary>
    public ImageOutcome Outcome { get; }

    /// <summary>Gets the true values, each once; empty where an image of a multi-valued facet truly has none.</summary>
    public IReadOnlyList<string> Truth { get; }

    /// <summary>Gets all values that were given, each once, best first.</summary>
    public IReadOnlyList<ScoredValue> Ranked { get; }

    /// <summary>
    /// Gets the values that count as the answer, best first: the best one of a single-valued facet, those with at least the threshold's
    /// confidence of a multi-valued one. Empty when the provider abstained, refused or failed.
    /// </summary>
    public IReadOnlyList<string> Predicted { get; }

    /// <summary>Gets the values any of which is right, where that is so; else the true values.</summary>
    internal IReadOnlyList<string> Accepted { get; }

    /// <summary>Tells whether the image has the same labels as another one.</summary>
    internal bool HasTruthOf(ImageAnswer other) => Accepted.ToHashSet(StringComparer.Ordinal).SetEquals(other.Accepted);

    /// <summary>Gets the image's place among the images of the facet.</summary>
    internal int Index { get; }

    /// <summary>Gets the number of predicted values that are true.</summary>
    public int Hits { get; }
}
