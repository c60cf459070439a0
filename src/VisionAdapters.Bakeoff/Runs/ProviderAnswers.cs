using VisionAdapters.Evaluation;
namespace VisionAdapters.Bakeoff;

/// <summary>Gathers one provider's predictions, errors, latencies and costs, image by image.</summary>
internal sealed class ProviderAnswers(string provider, int facets, int images)
{
    private const int MaxErrorText = 300;

    private readonly IReadOnlyList<ScoredValue>[]?[] _predictions = new IReadOnlyList<ScoredValue>[images][];
    private readonly IReadOnlyList<string>?[] _labels = new IReadOnlyList<string>[images];
    private readonly bool[]?[] _ruledOut = new bool[images][];
    private readonly SortedDictionary<string, int> _errors = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, string> _errorTexts = new(StringComparer.Ordinal);
    private readonly ImageOutcome[] _outcomes = Enumerable.Repeat(ImageOutcome.NotAsked, images).ToArray();
    private readonly List<double> _latencies = [];
    private string? _modelVersion;
    private bool _emulated;
    private bool _hasUnknownCost;
    private double _cost;

    public string Provider => provider;

    /// <summary>Gets the number of images with an outcome.</summary>
    public int Images { get; private set; }

    /// <summary>Gets the facets that the provider does not offer.</summary>
    public IReadOnlyCollection<string> NotOffered { get; init; } = [];

    public bool HasOutcome(int index) => _predictions[index] is not null;

    public void Add(OutcomeRow row, Func<TaggingResponse, MappedAnswer> predict)
    {
        Images++;
        if (row.Outcome.Response is not { } response)
        {
            var error = row.Outcome.ErrorKind ?? TaggingErrorKind.Unknown;
            var kind = error.ToString();
            _errors[kind] = _errors.GetValueOrDefault(kind) + 1;
            _errorTexts.TryAdd(kind, OneLine(row.Outcome.ErrorMessage ?? ""));

            _outcomes[row.ImageIndex] = IsOfTheImage(error) ? ImageOutcome.Refused : ImageOutcome.Failed;
            _predictions[row.ImageIndex] = Enumerable.Repeat<IReadOnlyList<ScoredValue>>([], facets).ToArray();
            return;
        }

        _outcomes[row.ImageIndex] = ImageOutcome.Answered;
        var answer = predict(response);
        _predictions[row.ImageIndex] = answer.Values;
        _ruledOut[row.ImageIndex] = answer.RuledOut;
        _labels[row.ImageIndex] = answer.Labels;
        _latencies.Add(response.Latency.TotalMilliseconds);
        _modelVersion = response.ModelVersion ?? _modelVersion;
        _emulated |= response.IsEmulated;
        _hasUnknownCost |= row.Outcome.CostUsd is null;
        _cost += row.Outcome.CostUsd ?? 0;
    }

    /// <summary>
    /// Gets the predictions for the chosen images. A facet on which the provider never says anything is left in: its scores are those of an
    /// abstention, unless it does not offer the facet.
    /// </summary>
    public ProviderPredictions Predict(
        Taxonomy.LabelSpace[] spaces, int[] images, IReadOnlyDictionary<string, double> thresholds, bool isEmulated)
    {
        var predictions = new SortedDictionary<string, IReadOnlyList<IReadOnlyList<ScoredValue>>>(StringComparer.Ordinal);
        for (var facet = 0; facet < spaces.Length; facet++)
        {
            predictions.Add(spaces[facet].Facet.Id, Array.ConvertAll(images, index => _predictions[index]?[facet] ?? []));
        }

        return new ProviderPredictions
        {
            Provider = provider,
            Facets = predictions,
            Outcomes = Array.ConvertAll(images, index => _outcomes[index]),
            NotOffered = NotOffered,
            Thresholds = thresholds,
            Labels = Array.ConvertAll(images, index => _labels[index] ?? []),
            RuledOut = spaces.Index().Where(space => space.Item.Facet.AppliesTo.Count > 0).ToDictionary(
                space => space.Item.Facet.Id,
                space => (IReadOnlyList<bool>)Array.ConvertAll(images, index => _ruledOut[index]?[space.Index] ?? false),
                StringComparer.Ordinal),
            IsEmulated = _emulated || isEmulated,
        };
    }

    /// <summary>Adds to the scores what only the run knows.</summary>
    public ProviderResult Complete(ProviderResult scored, RunProvider asked) => scored with
    {
        ModelVersion = _modelVersion,
        Errors = _errors,
        ErrorTexts = _errorTexts.Count == 0 ? null : _errorTexts,
        LatencyMs = LatencyPercentiles.From(_latencies),
        Throughput = asked is { Seconds: > 0, Images: { } count } ? count / asked.Seconds : null,
        Cost = _hasUnknownCost || _latencies.Count == 0
            ? null
            : new CostSummary { TotalUsd = _cost, Per1000Usd = 1000 * _cost / _latencies.Count },
    };

    public static bool IsOfTheImage(TaggingErrorKind error) =>
        error is TaggingErrorKind.InvalidImage or TaggingErrorKind.ImageTooLarge or TaggingErrorKind.UnsupportedFormat;

    // A service's text may hold anything: neither lines nor control characters reach a terminal or a report.
    private static string OneLine(string text)
    {
        var line = string.Concat(text.Select(character => char.IsControl(character) ? ' ' : character)).Trim();
        return line.Length <= MaxErrorText ? line : line[..MaxErrorText] + "...";
    }
}

/// <summary>What a map makes of an answer.</summary>
/// <param name="Values">The values of each facet.</param>
/// <param name="RuledOut">Whether the answer's own category is one that the facet is not asked of.</param>
/// <param name="Labels">The labels that may be shown, each once.</param>
internal sealed record MappedAnswer(IReadOnlyList<ScoredValue>[] Values, bool[] RuledOut, IReadOnlyList<string> Labels);
