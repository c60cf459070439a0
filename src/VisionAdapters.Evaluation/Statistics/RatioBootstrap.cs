using System.Runtime.Intrinsics;

namespace VisionAdapters.Evaluation;

/// <summary>
/// The bootstrap of sums: on each resample every unit (an image, or a group of them) counts as often as a draw from the Poisson
/// distribution of mean 1 says. The ratio of two sums has the same distribution as under draws with replacement but for a term that
/// vanishes with the number of units (Hanley and MacGibbon 2006), and no unit needs to know of any other: a resample is a product of a
/// vector of weights with the units' numbers, made block by block, in memory that does not grow with their number.
/// </summary>
internal static class RatioBootstrap
{
    private const int BlockSize = 1024;
    private const int ResamplesAtOnce = 128;
    private const int Lanes = 8;

    // The share of draws above 0, 1, 2 ... of the Poisson distribution of mean 1, in 65,536ths: what comes after the eighth is too seldom
    // to
    // matter.
    private static readonly short[] Thresholds = MakeThresholds();

    /// <summary>Adds up columns of numbers, one a unit, over each resample. Equal seeds give equal sums on any number of threads.</summary>
    /// <returns>By column, the sums by resample.</returns>
    public static double[][] Sum(IReadOnlyList<double[]> columns, int resamples, int seed, ParallelOptions parallel)
    {
        var units = columns[0].Length;
        var padded = (units + (2 * Lanes) - 1) / (2 * Lanes) * 2 * Lanes;
        var numbers = columns.Select(column => Pad(column, padded)).ToArray();
        var sums = columns.Select(_ => new double[resamples]).ToArray();
        Parallel.For(0, (resamples + ResamplesAtOnce - 1) / ResamplesAtOnce, parallel, chunk =>
        {
            Span<float> weights = stackalloc float[BlockSize];
            var first = chunk * ResamplesAtOnce;
            for (var start = 0; start < padded; start += BlockSize)
            {
                var length = Math.Min(BlockSize, padded - start);
                for (var resample = first; resample < Math.Min(resamples, first + ResamplesAtOnce); resample++)
                {
                    Draw(weights[..length], Mix(((ulong)(uint)seed << 32) ^ (ulong)resample, (ulong)start));
                    AddBlock(weights[..length], numbers, start, sums, resample);
                }
            }
        });
        return sums;
    }

    // A block of a few thousand whole numbers adds up exactly in single precision; blocks are added in double precision.
    private static void AddBlock(ReadOnlySpan<float> weights, float[][] numbers, int start, double[][] sums, int resample)
    {
        var column = 0;
        for (; column + 3 < numbers.Length; column += 4)
        {
            ReadOnlySpan<float> a = numbers[column].AsSpan(start, weights.Length);
            ReadOnlySpan<float> b = numbers[column + 1].AsSpan(start, weights.Length);
            ReadOnlySpan<float> c = numbers[column + 2].AsSpan(start, weights.Length);
            ReadOnlySpan<float> d = numbers[column + 3].AsSpan(start, weights.Length);
            var (sumA, sumB, sumC, sumD) = (Vector256<float>.Zero, Vector256<float>.Zero, Vector256<float>.Zero, Vector256<float>.Zero);
            for (var i = 0; i < weights.Length; i += Lanes)
            {
                var weight = Vector256.Create(weights[i..]);
                sumA += weight * Vector256.Create(a[i..]);
                sumB += weight * Vector256.Create(b[i..]);
                sumC += weight * Vector256.Create(c[i..]);
                sumD += weight * Vector256.Create(d[i..]);
            }

            sums[column][resample] += Vector256.Sum(sumA);
            sums[column + 1][resample] += Vector256.Sum(sumB);
            sums[column + 2][resample] += Vector256.Sum(sumC);
            sums[column + 3][resample] += Vector256.Sum(sumD);
        }

        for (; column < numbers.Length; column++)
        {
            ReadOnlySpan<float> values = numbers[column].AsSpan(start, weights.Length);
            var sum = Vector256<float>.Zero;
            for (var i = 0; i < weights.Length; i += Lanes)
            {
                sum += Vector256.Create(weights[i..]) * Vector256.Create(values[i..]);
            }

            sums[column][resample] += Vector256.Sum(sum);
        }
    }

    /// <summary>Draws weights from four generators side by side (xoshiro256++ of Blackman and Vigna 2021), sixteen bits a weight.</summary>
    private static void Draw(Span<float> weights, ulong seed)
    {
        var s0 = NextState(ref seed);
        var s1 = NextState(ref seed);
        var s2 = NextState(ref seed);
        var s3 = NextState(ref seed);
        var thresholds = Thresholds;
        for (var i = 0; i < weights.Length; i += 2 * Lanes)
        {
            var bits = (RotateLeft(s0 + s3, 23) + s0).AsInt16();
            var shifted = s1 << 17;
            s2 ^= s0;
            s3 ^= s1;
            s1 ^= s2;
            s0 ^= s3;
            s2 ^= shifted;
            s3 = RotateLeft(s3, 45);

            var counts = Vector256<short>.Zero;
            foreach (var threshold in thresholds)
            {
                counts -= Vector256.GreaterThanOrEqual(bits, Vector256.Create(threshold));
            }

            var (lower, upper) = Vector256.Widen(counts);
            Vector256.ConvertToSingle(lower).CopyTo(weights[i..]);
            Vector256.ConvertToSingle(upper).CopyTo(weights[(i + Lanes)..]);
        }
    }

    private static Vector256<ulong> RotateLeft(Vector256<ulong> value, int bits) => (value << bits) | (value >>> (64 - bits));

    private static Vector256<ulong> NextState(ref ulong seed) => Vector256.Create(
        SplitMix(ref seed), SplitMix(ref seed), SplitMix(ref seed), SplitMix(ref seed));

    private static ulong Mix(ulong first, ulong second)
    {
        var state = first;
        state = SplitMix(ref state) ^ second;
        return SplitMix(ref state);
    }

    private static ulong SplitMix(ref ulong state)
    {
        state += 0x9E3779B97F4A7C15;
        var mixed = (state ^ (state >> 30)) * 0xBF58476D1CE4E5B9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
        return mixed ^ (mixed >> 31);
    }

    private static short[] MakeThresholds()
    {
        var thresholds = new short[8];
        var (term, below) = (Math.Exp(-1), 0.0);
        for (var k = 0; k < thresholds.Length; k++)
        {
            below += term;
            term /= k + 1;
            thresholds[k] = (short)Math.Min(short.MaxValue, Math.Round(below * 65536) + short.MinValue);
        }

        return thresholds;
    }

    private static float[] Pad(double[] column, int length)
    {
        var padded = new float[length];
        for (var i = 0; i < column.Length; i++)
        {
            padded[i] = (float)column[i];
        }

        return padded;
    }
}
