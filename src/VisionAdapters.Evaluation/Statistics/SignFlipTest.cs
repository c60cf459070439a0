using System.Numerics;

namespace VisionAdapters.Evaluation;

/// <summary>
/// The paired permutation test of a difference: were two providers alike, swapping their answers on any image would change nothing, so the
/// observed difference is compared with those under random swaps (Fisher's randomization test; Yeh 2000 for F1).
/// </summary>
/// <remarks>
/// Images on which the answers differ in the same way are interchangeable, so of each such group only the number of swapped images is
/// drawn, as the number of ones among as many random bits.
/// </remarks>
internal static class SignFlipTest
{
    /// <summary>Computes the two-sided p-value, (1 + as extreme) / (1 + permutations) as Phipson and Smyth (2010) advise.</summary>
    public static double PValue(ImageRatios first, ImageRatios second, int permutations, int seed, CancellationToken cancellationToken)
    {
        var groups = GroupDifferences(first, second);
        var (firstNumerator, firstDenominator) = (first.Numerators.Sum(), first.Denominators.Sum());
        var (secondNumerator, secondDenominator) = (second.Numerators.Sum(), second.Denominators.Sum());
        var observed = DifferenceAfter(0, 0);
#pragma warning disable CA5394 // The test wants repeatable numbers, not unguessable ones.
        var random = new Random(seed);
        var bits = new byte[groups.Sum(g => (g.Images + 7) / 8)];
        var extreme = 0;
        for (var p = 0; p < permutations; p++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            random.NextBytes(bits);
            var numeratorShift = 0.0;
            var denominatorShift = 0.0;
            var offset = 0;
            foreach (var group in groups)
            {
                var swapped = CountOnes(bits.AsSpan(offset, (group.Images + 7) / 8), group.Images);
                offset += (group.Images + 7) / 8;
                numeratorShift += swapped * group.Numerator;
                denominatorShift += swapped * group.Denominator;
            }

            // Rounding must not turn an equal difference into a lesser one.
            extreme += DifferenceAfter(numeratorShift, denominatorShift) >= observed - (1e-12 * Math.Max(1, observed)) ? 1 : 0;
        }
#pragma warning restore CA5394

        return (1.0 + extreme) / (1.0 + permutations);

        double DifferenceAfter(double numerator, double denominator) => Math.Abs(
            ImageRatios.Ratio(firstNumerator + numerator, firstDenominator + denominator)
            - ImageRatios.Ratio(secondNumerator - numerator, secondDenominator - denominator));
    }

    private static List<(double Numerator, double Denominator, int Images)> GroupDifferences(ImageRatios first, ImageRatios second)
    {
        var groups = new SortedDictionary<(double Numerator, double Denominator), int>();
        for (var i = 0; i < first.Numerators.Length; i++)
        {
            var key = (second.Numerators[i] - first.Numerators[i], second.Denominators[i] - first.Denominators[i]);
            if (key != (0, 0))
            {
                groups[key] = groups.GetValueOrDefault(key) + 1;
            }
        }

        return [.. groups.Select(g => (g.Key.Numerator, g.Key.Denominator, g.Value))];
    }

    private static int CountOnes(ReadOnlySpan<byte> bits, int length)
    {
        var ones = 0;
        for (var i = 0; i < bits.Length; i++)
        {
            var unused = Math.Max(0, ((i + 1) * 8) - length);
            ones += BitOperations.PopCount((uint)(bits[i] >> unused));
        }

        return ones;
    }
}
