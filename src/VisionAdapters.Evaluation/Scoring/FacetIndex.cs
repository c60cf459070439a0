namespace VisionAdapters.Evaluation;

/// <summary>The labeled images of a facet and its values as numbers, shared by all providers.</summary>
internal sealed class FacetIndex
{
    private readonly Dictionary<string, int> _numbers;

    public FacetIndex(
        FacetTruth truth,
        IReadOnlyList<string> imageIds,
        IReadOnlyCollection<IReadOnlyList<IReadOnlyList<ScoredValue>>> predictions,
        Func<string, string, IReadOnlyList<string>>? ancestors = null)
    {
        Facet = truth.Facet;
        IsMultiValued = truth.IsMultiValued;
        Images =
        [
            .. Enumerable.Range(0, truth.Values.Count)
                .Where(image => truth.Values[image] is { } values && (IsMultiValued || values.Count > 0)),
        ];
        ImageIds = Array.ConvertAll(Images, image => imageIds[image]);
        Truth = Array.ConvertAll(Images, image => truth.Values[image]!.Distinct(StringComparer.Ordinal).ToArray());
        Classes =
        [
            .. Truth.SelectMany(values => values)
                .Concat(predictions.SelectMany(values => Images.SelectMany(image => values[image])).Select(value => value.Value))
                .Distinct(StringComparer.Ordinal)
                .Order(StringComparer.Ordinal),
        ];
        _numbers = Classes.Index().ToDictionary(value => value.Item, value => value.Index, StringComparer.Ordinal);
        Ancestors = ancestors is null
            ? null
            : Classes.ToDictionary(value => value, value => ancestors(Facet, value), StringComparer.Ordinal);
        WholeSet = new ushort[Images.Length];
        Array.Fill(WholeSet, (ushort)1);
    }

    public string Facet { get; }

    public bool IsMultiValued { get; }

    public FacetKinds Kind => IsMultiValued ? FacetKinds.MultiValued : FacetKinds.SingleValued;

    /// <summary>Gets the indices in the set of the images that count.</summary>
    public int[] Images { get; }

    /// <summary>Gets the ids of the images that count.</summary>
    public string[] ImageIds { get; }

    /// <summary>Gets the true values of each image that counts, each once.</summary>
    public string[][] Truth { get; }

    /// <summary>Gets all values that are true or predicted by anyone, in ordinal order.</summary>
    public string[] Classes { get; }

    /// <summary>Gets the ancestors of each value; null when they are not known.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>>? Ancestors { get; }

    /// <summary>Gets the draws of the whole set: each image once.</summary>
    public ushort[] WholeSet { get; }

    /// <summary>Gets the number of a value among the classes.</summary>
    public int NumberOf(string value) => _numbers[value];
}
