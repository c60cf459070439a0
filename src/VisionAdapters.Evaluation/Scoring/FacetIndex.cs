namespace VisionAdapters.Evaluation;

/// <summary>The labeled images of a facet and its values as numbers, shared by all providers.</summary>
internal sealed class FacetIndex
{
    private readonly Dictionary<string, int> _numbers;

    private FacetIndex(FacetTruth truth, int[] images, string[] classes)
    {
        Facet = truth.Facet;
        IsMultiValued = truth.IsMultiValued;
        Images = images;
        Classes = classes;
        _numbers = new Dictionary<string, int>(classes.Length, StringComparer.Ordinal);
        for (var k = 0; k < classes.Length; k++)
        {
            _numbers[classes[k]] = k;
        }

        Truth = [.. images.Select(i => truth.Values[i]!.Distinct(StringComparer.Ordinal).Select(v => _numbers[v]).ToArray())];
    }

    public string Facet { get; }

    public bool IsMultiValued { get; }

    /// <summary>Gets the positions in the set of the images that count.</summary>
    public int[] Images { get; }

    /// <summary>Gets all values that are true or predicted by anyone, in ordinal order.</summary>
    public string[] Classes { get; }

    /// <summary>Gets the numbers of the true values of each image that counts.</summary>
    public int[][] Truth { get; }

    public static FacetIndex Build(FacetTruth truth, IEnumerable<IReadOnlyList<IReadOnlyList<ScoredValue>>> predictions)
    {
        var images = Enumerable.Range(0, truth.Values.Count)
            .Where(i => truth.Values[i] is { } values && (truth.IsMultiValued || values.Count > 0))
            .ToArray();
        var classes = new HashSet<string>(StringComparer.Ordinal);
        foreach (var image in images)
        {
            classes.UnionWith(truth.Values[image]!);
            foreach (var values in predictions)
            {
                foreach (var value in values[image])
                {
                    classes.Add(value.Value);
                }
            }
        }

        return new FacetIndex(truth, images, [.. classes.Order(StringComparer.Ordinal)]);
    }

    /// <summary>
    /// The numbered values of each image that counts, best first; equal confidences keep their order, and a value named twice counts once,
    /// with its
    /// highest confidence.
    /// </summary>
    public RankedValue[][] Rank(IReadOnlyList<IReadOnlyList<ScoredValue>> predictions)
    {
        var ranked = new RankedValue[Images.Length][];
        for (var i = 0; i < Images.Length; i++)
        {
            ranked[i] = [.. predictions[Images[i]]
                .Select(v => new RankedValue(_numbers[v.Value], v.Confidence))
                .OrderByDescending(v => v.Confidence)
                .DistinctBy(v => v.Class)];
        }

        return ranked;
    }
}
