namespace VisionAdapters.Evaluation;

/// <summary>Counts where a provider loses what is true on a facet.</summary>
internal static class Waterfall
{
    private const int MaxGains = 20;

    public static WaterfallResult Count(FacetAnswers answers, FacetIndex facet, ProviderPredictions provider, bool isOffered)
    {
        var oracle = provider.Labels.Count == 0 || !isOffered ? null : new OracleMap(facet, provider.Labels);
        var parts = new int[Enum.GetValues<Part>().Length];
        var gains = new Dictionary<(string Label, string Value), int>();
        foreach (var (index, image) in answers.Images.Index())
        {
            foreach (var value in image.Truth)
            {
                var part = PartOf(image, value, isOffered);
                if (part is Part.Abstained or Part.ModelMiss && oracle?.LabelsFor(index, value).ToArray() is { Length: > 0 } labels)
                {
                    part = Part.MappingMiss;
                    foreach (var label in labels)
                    {
                        gains[(label, value)] = gains.GetValueOrDefault((label, value)) + 1;
                    }
                }

                parts[(int)part]++;
            }
        }

        var total = parts.Sum();
        return new WaterfallResult
        {
            Total = total,
            Refused = parts[(int)Part.Refused],
            Failed = parts[(int)Part.Failed],
            NotOffered = parts[(int)Part.NotOffered],
            Abstained = parts[(int)Part.Abstained],
            ModelMiss = parts[(int)Part.ModelMiss],
            MappingMiss = parts[(int)Part.MappingMiss],
            Outranked = parts[(int)Part.Outranked],
            BelowThreshold = parts[(int)Part.BelowThreshold],
            Right = parts[(int)Part.Right],
            OracleCeiling = oracle is null || total == 0
                ? null
                : (double)(parts[(int)Part.Right] + parts[(int)Part.Outranked] + parts[(int)Part.BelowThreshold]
                    + parts[(int)Part.MappingMiss]) / total,
            LabelGains =
            [
                .. gains.OrderByDescending(gain => gain.Value)
                    .ThenBy(gain => gain.Key.Label, StringComparer.Ordinal)
                    .ThenBy(gain => gain.Key.Value, StringComparer.Ordinal)
                    .Take(MaxGains)
                    .Select(gain => new LabelGain
                    {
                        Label = gain.Key.Label,
                        Value = gain.Key.Value,
                        Images = oracle!.CountImages(gain.Key.Label),
                        Wins = gain.Value,
                        Recall = (double)gain.Value / total,
                        Precision = oracle.Precision(gain.Key.Label, gain.Key.Value),
                    }),
            ],
        };
    }

    private static Part PartOf(ImageAnswer image, string value, bool isOffered) => image.Outcome switch
    {
        ImageOutcome.Refused => Part.Refused,
        ImageOutcome.Failed => Part.Failed,
        _ when !isOffered => Part.NotOffered,
        _ when image.Predicted.Contains(value, StringComparer.Ordinal) => Part.Right,
        _ when image.Ranked.Any(given => given.Value == value) =>
            image.Answers.IsMultiValued ? Part.BelowThreshold : Part.Outranked,
        _ when image.Ranked.Count == 0 => Part.Abstained,
        _ => Part.ModelMiss,
    };

    private enum Part
    {
        Refused,
        Failed,
        NotOffered,
        Abstained,
        ModelMiss,
        MappingMiss,
        Outranked,
        BelowThreshold,
        Right,
    }
}

/// <summary>
/// What labels mean as a rule, learned from the truth of one half of the images for the other half: no label is judged by the image that it
/// is to explain.
/// </summary>
internal sealed class OracleMap
{
    private const int MinImages = 5;
    private const double MinPrecision = 0.5;

    private readonly IReadOnlyList<string>[] _labels;
    private readonly bool[] _isFirstHalf;
    private readonly Counts[] _halves = [new(), new()];

    public OracleMap(FacetIndex facet, IReadOnlyList<IReadOnlyList<string>> labels)
    {
        _labels = Array.ConvertAll(facet.Images, image => labels[image]);
        _isFirstHalf = OperatingPoint.Halves(facet);
        for (var i = 0; i < _labels.Length; i++)
        {
            _halves[_isFirstHalf[i] ? 0 : 1].Add(_labels[i], facet.Truth[i]);
        }
    }

    /// <summary>Gets the labels of an image that mean a value as a rule, by the other half of the images.</summary>
    public IEnumerable<string> LabelsFor(int image, string value)
    {
        var other = _halves[_isFirstHalf[image] ? 1 : 0];
        return _labels[image].Where(label => other.Means(label, value));
    }

    public int CountImages(string label) => _halves.Sum(half => half.Of(label));

    public double Precision(string label, string value) => (double)_halves.Sum(half => half.Of(label, value)) / CountImages(label);

    private sealed class Counts
    {
        private readonly Dictionary<string, int> _images = new(StringComparer.Ordinal);
        private readonly Dictionary<string, int> _values = new(StringComparer.Ordinal);
        private readonly Dictionary<(string Label, string Value), int> _pairs = [];
        private int _total;

        public void Add(IReadOnlyList<string> labels, string[] truth)
        {
            _total++;
            foreach (var value in truth)
            {
                _values[value] = _values.GetValueOrDefault(value) + 1;
            }

            foreach (var label in labels)
            {
                _images[label] = _images.GetValueOrDefault(label) + 1;
                foreach (var value in truth)
                {
                    _pairs[(label, value)] = _pairs.GetValueOrDefault((label, value)) + 1;
                }
            }
        }

        public int Of(string label) => _images.GetValueOrDefault(label);

        public int Of(string label, string value) => _pairs.GetValueOrDefault((label, value));

        /// <summary>
        /// A label that stands everywhere means nothing, however common a value is: it must halve what is open without it.
        /// </summary>
        public bool Means(string label, string value)
        {
            var images = Of(label);
            var common = _total == 0 ? 1 : (double)_values.GetValueOrDefault(value) / _total;
            return images >= MinImages && (double)Of(label, value) / images >= Math.Max(MinPrecision, (1 + common) / 2);
        }
    }
}
