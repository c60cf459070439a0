namespace VisionAdapters.Evaluation;

/// <summary>
/// The labels of several annotators on one facet, as units that each annotator gives one label: images, or of a multi-valued facet images
/// and values, with yes and no.
/// </summary>
internal sealed class Annotations
{
    private const int MinImagesOfAValue = 5;
    private const double Confidence = 0.95;
    private const int No = 0;
    private const int Yes = 1;

    private readonly string[] _annotators;
    private readonly string[] _values;
    private readonly IReadOnlyDictionary<int, IReadOnlyDictionary<string, IReadOnlyList<string>>> _images;
    private readonly bool _isMultiValued;

    /// <summary>Initializes a new instance of the <see cref="Annotations"/> class.</summary>
    /// <param name="images">By image and annotator, the values; an annotator who did not label an image is not there.</param>
    /// <param name="isMultiValued">Whether an annotator may give an image several values.</param>
    public Annotations(
        IReadOnlyDictionary<int, IReadOnlyDictionary<string, IReadOnlyList<string>>> images, bool isMultiValued)
    {
        _images = images;
        _isMultiValued = isMultiValued;
        _annotators = [.. images.Values.SelectMany(image => image.Keys).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        _values =
        [
            .. images.Values.SelectMany(image => image.Values).SelectMany(values => values)
                .Distinct(StringComparer.Ordinal)
                .Order(StringComparer.Ordinal),
        ];
    }

    /// <summary>Makes the values of each image that the annotators agree on; an image that they leave open is not there.</summary>
    public Dictionary<int, IReadOnlyList<string>> FindConsensus(ConsensusRule rule)
    {
        int[] images = [.. _images.Keys.Order()];
        if (!_isMultiValued)
        {
            return Decide(images, Units(images, Label), _values.Length, rule)
                .ToDictionary(decided => decided.Image, decided => (IReadOnlyList<string>)[_values[decided.Label]]);
        }

        var found = images.ToDictionary(image => image, _ => new List<string>());
        foreach (var value in _values)
        {
            var decided = Decide(images, Units(images, (image, annotator) => Says(image, annotator, value)), classes: 2, rule)
                .ToDictionary(unit => unit.Image, unit => unit.Label);
            foreach (var image in images)
            {
                if (decided.GetValueOrDefault(image, No) == Yes)
                {
                    found[image].Add(value);
                }
            }
        }

        return found.Where(image => image.Value.Count > 0).ToDictionary(image => image.Key, image => (IReadOnlyList<string>)image.Value);
    }

    /// <summary>Measures how far the annotators agree.</summary>
    public AgreementResult Measure(string facet)
    {
        int[] images = [.. _images.Where(image => image.Value.Count > 1).Select(image => image.Key).Order()];
        var values = _values.Select(value => MeasureValue(value, images)).ToArray();
        return new AgreementResult
        {
            Facet = facet,
            Images = images.Length,
            Alpha = _isMultiValued
                ? KrippendorffAlpha.Nominal(
                    _values.SelectMany(value => Units(images, (image, annotator) => Says(image, annotator, value)).Select(Labels)), 2)
                : KrippendorffAlpha.Nominal(Units(images, Label).Select(Labels), _values.Length),
            Kappa = MeanKappa(images, Kappa),
            HumanCeiling = MeasureCeiling(images),
            Annotators = MeasureAnnotators(images),
            Values =
            [
                .. values.OrderBy(value => double.IsNaN(value.Alpha) ? 2 : value.Alpha)
                    .ThenBy(value => value.Value, StringComparer.Ordinal),
            ],
            Disputed =
            [
                .. values.Where(value => value.Images >= MinImagesOfAValue && value.Agreement < 0.5)
                    .OrderBy(value => value.Agreement)
                    .Select(value => value.Value),
            ],
        };
    }

    private static IReadOnlyList<int> Labels(IReadOnlyList<(int Annotator, int Label)> unit) => [.. unit.Select(said => said.Label)];

    private static IEnumerable<(int Image, int Label)> Decide(
        int[] images, List<IReadOnlyList<(int Annotator, int Label)>> units, int classes, ConsensusRule rule)
    {
        var annotators = units.SelectMany(unit => unit).Select(said => said.Annotator).DefaultIfEmpty(-1).Max() + 1;
        var model = rule == ConsensusRule.DawidSkene ? DawidSkene.Fit(units, classes, annotators) : null;
        for (var i = 0; i < images.Length; i++)
        {
            if (model is not null)
            {
                yield return (images[i], Array.IndexOf(model.Posterior[i], model.Posterior[i].Max()));
            }
            else if (MajorityOf(units[i]) is { } label)
            {
                yield return (images[i], label);
            }
        }
    }

    private static int? MajorityOf(IEnumerable<(int Annotator, int Label)> said)
    {
        var counts = said.CountBy(one => one.Label).OrderByDescending(count => count.Value).Take(2).ToArray();
        return counts.Length == 0 || (counts.Length == 2 && counts[0].Value == counts[1].Value) ? null : counts[0].Key;
    }

    private List<IReadOnlyList<(int Annotator, int Label)>> Units(int[] images, Func<int, string, int> label) =>
    [
        .. images.Select(image => (IReadOnlyList<(int, int)>)
        [
            .. _annotators.Index().Where(annotator => _images[image].ContainsKey(annotator.Item))
                .Select(annotator => (annotator.Index, label(image, annotator.Item))),
        ]),
    ];

    private int Label(int image, string annotator) =>
        Array.BinarySearch(_values, _images[image][annotator][0], StringComparer.Ordinal);

    private int Says(int image, string annotator, string value) =>
        _images[image][annotator].Contains(value, StringComparer.Ordinal) ? Yes : No;

    private ValueAgreement MeasureValue(string value, int[] images)
    {
        var units = Units(images, (image, annotator) => Says(image, annotator, value));
        var (pairs, both) = (0L, 0L);
        foreach (var unit in units)
        {
            var yes = unit.Count(said => said.Label == Yes);
            both += (long)yes * (yes - 1);
            pairs += (long)yes * (unit.Count - 1);
        }

        return new ValueAgreement
        {
            Value = value,
            Images = units.Count(unit => unit.Any(said => said.Label == Yes)),
            Alpha = KrippendorffAlpha.Nominal(units.Select(Labels), 2),
            Kappa = MeanKappa(images, (common, a, b) => ClassificationMetrics.CohenKappa(
                [.. common.Select(image => Says(image, a, value))], [.. common.Select(image => Says(image, b, value))])),
            Agreement = pairs == 0 ? double.NaN : (double)both / pairs,
        };
    }

    /// <summary>Gets the mean of Cohen's kappa over all pairs of annotators with images in common; NaN without any.</summary>
    private double MeanKappa(int[] images, Func<int[], string, string, double> measure)
    {
        var kappas =
            from a in _annotators.Index()
            from b in _annotators.Skip(a.Index + 1)
            let common = images.Where(image => _images[image].ContainsKey(a.Item) && _images[image].ContainsKey(b)).ToArray()
            where common.Length > 0
            let kappa = measure(common, a.Item, b)
            where !double.IsNaN(kappa)
            select kappa;
        return kappas.DefaultIfEmpty(double.NaN).Average();
    }

    private double Kappa(int[] images, string a, string b) => _isMultiValued
        ? ClassificationMetrics.CohenKappa(
            [.. images.SelectMany(image => _values.Select(value => Says(image, a, value)))],
            [.. images.SelectMany(image => _values.Select(value => Says(image, b, value)))])
        : ClassificationMetrics.CohenKappa(
            [.. images.Select(image => Label(image, a))], [.. images.Select(image => Label(image, b))]);

    /// <summary>
    /// Measures how often one annotator says what most of the others say: what a provider could reach that is as good as a person. Where
    /// the others are split, each of their answers counts as part of one.
    /// </summary>
    private Estimate MeasureCeiling(int[] images)
    {
        var shares = images.Select(image => _images[image].Keys.Average(annotator => AgreesWithOthers(image, annotator))).ToArray();
        if (shares.Length == 0)
        {
            return new Estimate { Value = double.NaN };
        }

        var ratios = new ImageRatios(shares, [.. shares.Select(_ => 1.0)]);
        var groups = new ImageGroups(new string?[shares.Length]);
        var (low, high) = Proportion.Interval(
            ratios.Measure(), EffectiveImages.Count(ratios, groups), Confidence, groups.DegreesOfFreedom);
        return new Estimate { Value = ratios.Measure(), Low = low, High = high };
    }

    private AnnotatorResult[] MeasureAnnotators(int[] images) =>
    [
        .. from annotator in _annotators
           let labeled = images.Where(image => _images[image].ContainsKey(annotator)).ToArray()
           select new AnnotatorResult
           {
               Annotator = annotator,
               Images = _images.Values.Count(image => image.ContainsKey(annotator)),
               Agreement = labeled.Length == 0 ? double.NaN : labeled.Average(image => AgreesWithOthers(image, annotator)),
           },
    ];

    private double AgreesWithOthers(int image, string annotator)
    {
        var others = _images[image].Where(other => other.Key != annotator).Select(other => KeyOf(other.Value)).ToArray();
        var counts = others.CountBy(key => key, StringComparer.Ordinal).ToArray();
        var most = counts.Max(count => count.Value);
        var leading = counts.Where(count => count.Value == most).Select(count => count.Key).ToArray();
        return leading.Contains(KeyOf(_images[image][annotator]), StringComparer.Ordinal) ? 1.0 / leading.Length : 0;
    }

    private static string KeyOf(IReadOnlyList<string> values) => string.Join('|', values.Order(StringComparer.Ordinal));
}
