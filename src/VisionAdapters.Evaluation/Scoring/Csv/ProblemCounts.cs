namespace VisionAdapters.Evaluation;

/// <summary>Counts rows that were left out of a set, by why.</summary>
internal sealed class ProblemCounts
{
    public const string RepeatedImages = "repeatedImages";
    public const string RepeatedLabels = "repeatedLabels";
    public const string RepeatedPredictions = "repeatedPredictions";
    public const string LabelsOfUnknownImages = "labelsOfUnknownImages";
    public const string PredictionsOfUnknownImages = "predictionsOfUnknownImages";
    public const string PredictionsOfUnlabeledFacets = "predictionsOfUnlabeledFacets";
    public const string ImagesWithoutConsensus = "imagesWithoutConsensus";

    private readonly SortedDictionary<string, int> _counts = new(StringComparer.Ordinal);

    public IReadOnlyDictionary<string, int> Counts => _counts;

    public void Add(string kind) => _counts[kind] = _counts.GetValueOrDefault(kind) + 1;
}
