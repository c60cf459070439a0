namespace VisionAdapters.Evaluation;

/// <summary>
/// The threshold that suits a provider best on a multi-valued facet, by micro F1. It is chosen on one half of the images and used on the
/// other, both ways around, so that no image has a say in the threshold that it is scored at. Groups stay together.
/// </summary>
internal sealed class OperatingPoint
{
    private const int MinImages = 10;
    private const int Seed = 1;

    private readonly bool[] _isFirstHalf;

    public OperatingPoint(IReadOnlyList<ImageAnswer> images, FacetIndex facet, double shared)
    {
        _isFirstHalf = Halves(facet);
        var halves = images.Index().ToLookup(image => _isFirstHalf[image.Index], image => image.Item);

        // Too few images would choose by chance: they leave the shared threshold.
        var isEnough = halves[true].Take(MinImages).Count() == MinImages && halves[false].Take(MinImages).Count() == MinImages;
        Thresholds = isEnough ? [Choose(halves[false], shared), Choose(halves[true], shared)] : [shared, shared];
    }

    /// <summary>Gets the thresholds of the first and the second half, each chosen on the other one.</summary>
    public double[] Thresholds { get; }

    /// <summary>Gets the threshold that an image is scored at.</summary>
    public double this[int image] => Thresholds[_isFirstHalf[image] ? 0 : 1];

    /// <summary>Tells for each image whether it is in the first half.</summary>
    public static bool[] Halves(FacetIndex facet)
    {
        var split = new ImageSplit(Seed, 0.5);
        var names = new Dictionary<int, string>();
        var halves = new bool[facet.Images.Length];
        for (var i = 0; i < halves.Length; i++)
        {
            names.TryAdd(facet.Groups[i], facet.ImageIds[i]);
            halves[i] = split.IsOfFit(names[facet.Groups[i]]);
        }

        return halves;
    }

    private static double Choose(IEnumerable<ImageAnswer> images, double shared)
    {
        var (pairs, positives) = (new List<(double, bool)>(), 0);
        foreach (var image in images)
        {
            positives += image.Truth.Count;
            pairs.AddRange(image.Ranked.Select(value => (value.Confidence, image.Truth.Contains(value.Value, StringComparer.Ordinal))));
        }

        return ThresholdSearch.Best(pairs, positives) is { MicroF1: > 0 } best ? best.Threshold : shared;
    }
}
