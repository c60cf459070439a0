using System.Runtime.Intrinsics;

namespace VisionAdapters.Evaluation;

/// <summary>A numerator and a denominator for each image: the value of some images is the one sum divided by the other.</summary>
internal sealed class ImageRatios
{
    private readonly bool _isMean;

    public ImageRatios(double[] numerators, double[] denominators)
    {
        Numerators = numerators;
        Denominators = denominators;
        _isMean = Array.TrueForAll(denominators, denominator => denominator == 1);
        AreShares = numerators.Zip(denominators).All(image => image.First >= 0 && image.First <= image.Second);
        IsYesOrNo = _isMean && Array.TrueForAll(numerators, numerator => numerator is 0 or 1);
    }

    public double[] Numerators { get; }

    public double[] Denominators { get; }

    /// <summary>Gets a value indicating whether the value is a share, so that it lies in [0, 1] whichever images are drawn.</summary>
    public bool AreShares { get; }

    /// <summary>Gets a value indicating whether each image is simply right or wrong.</summary>
    public bool IsYesOrNo { get; }

    /// <summary>Chooses some of the images.</summary>
    public ImageRatios Choose(int[] images) =>
        new(Array.ConvertAll(images, image => Numerators[image]), Array.ConvertAll(images, image => Denominators[image]));

    /// <summary>Adds up the images of each group.</summary>
    public ImageRatios Sum(ImageGroups groups) => groups.AreSingle ? this : new(groups.Sum(Numerators), groups.Sum(Denominators));

    /// <summary>The value of all images.</summary>
    public double Measure() => Ratio(Numerators.Sum(), Denominators.Sum());

    /// <summary>The value of images that count as often as their weights say; 0 where there is nothing to divide by.</summary>
    public double Measure(ReadOnlySpan<double> weights, long images) =>
        Ratio(WeightedSum(Numerators, weights), _isMean ? images : WeightedSum(Denominators, weights));

    public static double Ratio(double numerator, double denominator) => denominator == 0 ? 0 : numerator / denominator;

    // Vectors of a fixed size, for the order of additions, and so the last digit, must be the same on every machine.
    private static double WeightedSum(ReadOnlySpan<double> values, ReadOnlySpan<double> weights)
    {
        var sums = Vector256<double>.Zero;
        var i = 0;
        for (; i <= values.Length - Vector256<double>.Count; i += Vector256<double>.Count)
        {
            sums += Vector256.Create(values[i..]) * Vector256.Create(weights[i..]);
        }

        var sum = Vector256.Sum(sums);
        for (; i < values.Length; i++)
        {
            sum += values[i] * weights[i];
        }

        return sum;
    }
}
