using System.Numerics;

namespace VisionAdapters.Evaluation;

/// <summary>
/// The paired permutation test of a micro F1 difference: were two providers alike, swapping their answers on any image would change
/// nothing, so the observed
/// difference is compared with those under random swaps (Fisher's randomisation test; Yeh 2000 for F1).
/// </summary>
/// <remarks>
/// Images on which the answers differ in the same way are interchangeable, so of each such group only the number of swapped images is
/// drawn, as the number of
/// ones among as many random bits.
/// </remarks>
internal static class SignFlipTest
{
    /// <summary>Computes the two-sided p-value, (1 + as extreme) / (1 + permutations) as Phipson and Smyth (2010) advise.</summary>
    public static double PValue(DecisionTally first, DecisionTally second, int permutations, int seed, CancellationToken cancellationToken)
    {
        var groups = GroupDifferences(first, second);
        var hits = (First: (long)first.Hits.Sum(), Second: (long)second.Hits.Sum());
        var sizes = (First: first.PredictedAndTrue, Second: second.PredictedAndTrue);
        var observed = Math.Abs(Difference(hits.First, sizes.First, hits.Second, sizes.Second));
#pragma warning disable CA5394 // The test wants repeatable numbers, not unguessable ones.
        var random = new Random(seed);
        var bits = new byte[groups.Sum(g => (g.Images + 7) / 8)];
        var extreme = 0;
        for (var p = 0; p < permutations; p++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            random.NextBytes(bits);
            long hitShift = 0;
            long sizeShift = 0;
            var offset = 0;
            foreach (var group in groups)
            {
                var swapped = CountOnes(bits.AsSpan(offset, (group.Images + 7) / 8), group.Images);
                offset += (group.Images + 7) / 8;
                hitShift += swapped * (long)group.Hits;
                sizeShift += swapped * (long)group.Predicted;
            }

            var difference = Difference(hits.First + hitShift, sizes.First + sizeShift, hits.Second - hitShift, sizes.Second - sizeShift);

            // Rounding must not turn an equal difference into a lesser one.
            extreme += Math.Abs(difference) >= observed - 1e-12 ? 1 : 0;
        }
#pragma warning restore CA5394

        return (1.0 + extreme) / (1.0 + permutations);
    }

    private static List<(int Hits, int Predicted, int Images)> GroupDifferences(DecisionTally first, DecisionTally second)
    {
        var groups = new SortedDictionary<(int Hits, int Predicted), int>();
        for (var i = 0; i < first.Hits.Length; i++)
        {
            var key = (second.Hits[i] - first.Hits[i], second.PredictedValues[i] - first.PredictedValues[i]);
            if (key != (0, 0))
            {
                groups[key] = groups.GetValueOrDefault(key) + 1;
            }
        }

        return [.. groups.Select(g => (g.Key.Hits, g.Key.Predicted, g.Value))];
    }

    private static double Difference(long hitsFirst, long sizeFirst, long hitsSecond, long sizeSecond) =>
        F1(hitsFirst, sizeFirst) - F1(hitsSecond, sizeSecond);

    private static double F1(long hits, long size) => size == 0 ? 0 : 2.0 * hits / size;

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
