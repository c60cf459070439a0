using VisionAdapters.Taxonomy;

namespace VisionAdapters.Evaluation;

/// <summary>The labeled images of a facet and its values as numbers, shared by all providers.</summary>
internal sealed class FacetIndex
{
    private readonly Dictionary<string, int> _numbers;
    private readonly int[] _labeled;

    public FacetIndex(
        FacetTruth truth,
        ScoringSet set,
        IReadOnlyCollection<ProviderPredictions> providers,
        Func<string, string, IReadOnlyList<string>>? ancestors = null)
    {
        Facet = truth.Facet;
        IsMultiValued = truth.IsMultiValued;
        AcceptsAny = truth is { IsMultiValued: false, SeveralValues: SeveralValuesPolicy.Any };
        var predictions = providers.Select(provider => provider.Facets[Facet]).ToArray();
        _labeled =
        [
            .. Enumerable.Range(0, truth.Values.Count)
                .Where(image => truth.Values[image] is { } values && (IsMultiValued || values.Count > 0)
                    && (truth.NotApplicable.Count == 0 || !truth.NotApplicable[image])),
        ];

        // All providers are scored on the same images.
        Images = [.. _labeled.Where(image => providers.All(provider => OutcomeOf(provider, image) != ImageOutcome.NotAsked))];
        ImageIds = Array.ConvertAll(Images, image => set.Images[image]);
        Groups = new ImageGroups(Array.ConvertAll(Images, image => set.Groups.Count == 0 ? null : set.Groups[image]));
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

    /// <summary>Gets a value indicating whether any one of an image's true values is right.</summary>
    public bool AcceptsAny { get; }

    public FacetKinds Kind => IsMultiValued ? FacetKinds.MultiValued : FacetKinds.SingleValued;

    /// <summary>Gets the indices in the set of the images that count.</summary>
    public int[] Images { get; }

    /// <summary>Gets the ids of the images that count.</summary>
    public string[] ImageIds { get; }

    /// <summary>Gets which of the images that count belong together.</summary>
    public ImageGroups Groups { get; }

    /// <summary>Gets the true values of each image that counts, each once.</summary>
    public string[][] Truth { get; }

    /// <summary>Gets all values that are true or predicted by anyone, in ordinal order.</summary>
    public string[] Classes { get; }

    /// <summary>Gets the ancestors of each value; null when they are not known.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>>? Ancestors { get; }

    /// <summary>Gets the draws of the whole set: each image once.</summary>
    public ushort[] WholeSet { get; }

    /// <summary>Gets what became of an image of the set at a provider.</summary>
    public static ImageOutcome OutcomeOf(ProviderPredictions provider, int image) =>
        provider.Outcomes.Count == 0 ? ImageOutcome.Answered : provider.Outcomes[image];

    /// <summary>Counts the labeled images that a provider was not asked for.</summary>
    public int CountNotAsked(ProviderPredictions provider) =>
        _labeled.Count(image => OutcomeOf(provider, image) == ImageOutcome.NotAsked);

    /// <summary>Gets the number of a value among the classes.</summary>
    public int NumberOf(string value) => _numbers[value];
}
