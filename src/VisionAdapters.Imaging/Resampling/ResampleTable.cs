namespace VisionAdapters.Imaging;

/// <summary>For each index of an output axis: where its input samples begin, and the fixed-point weight of each. Immutable.</summary>
internal sealed class ResampleTable
{
    /// <summary>The number of fraction bits of a weight: 32 less 8 bits of a level less 2 bits of head room.</summary>
    public const int PrecisionBits = 32 - 8 - 2;

    private readonly int _stride;
    private readonly int[] _starts;
    private readonly int[] _counts;
    private readonly int[] _weights;

    public ResampleTable(int inputSize, int outputSize)
    {
        // When shrinking, the triangle is widened by the reduction factor, so that every input sample counts.
        var scale = (double)inputSize / outputSize;
        var support = Math.Max(scale, 1);
        _stride = ((int)Math.Ceiling(support) * 2) + 1;
        _starts = new int[outputSize];
        _counts = new int[outputSize];
        _weights = new int[(long)outputSize * _stride];
        var real = new double[_stride];
        for (var output = 0; output < outputSize; output++)
        {
            var center = (output + 0.5) * scale;
            var start = Math.Max((int)(center - support + 0.5), 0);
            var count = Math.Min((int)(center + support + 0.5), inputSize) - start;
            var reals = real.AsSpan(0, count);
            Weigh(reals, start - center + 0.5, 1 / support);
            _starts[output] = start;
            _counts[output] = count;
            ToFixedPoint(reals, _weights.AsSpan(output * _stride, count));
        }
    }

    /// <summary>Gets the number of weights held, for bounding caches.</summary>
    public int Length => _weights.Length;

    /// <summary>Gets the first input sample of an output index.</summary>
    public int Start(int index) => _starts[index];

    /// <summary>Gets the input sample after the last one of an output index.</summary>
    public int End(int index) => _starts[index] + _counts[index];

    /// <summary>Gets the weights of an output index, the first for the sample at <see cref="Start"/>.</summary>
    public ReadOnlySpan<int> Weights(int index) => _weights.AsSpan(index * _stride, _counts[index]);

    private static void Weigh(Span<double> weights, double firstDistance, double inverseSupport)
    {
        var sum = 0.0;
        for (var index = 0; index < weights.Length; index++)
        {
            var distance = Math.Abs((firstDistance + index) * inverseSupport);
            weights[index] = distance < 1 ? 1 - distance : 0;
            sum += weights[index];
        }

        for (var index = 0; index < weights.Length; index++)
        {
            weights[index] /= sum;
        }
    }

    private static void ToFixedPoint(ReadOnlySpan<double> weights, Span<int> fixedPoint)
    {
        for (var index = 0; index < weights.Length; index++)
        {
            fixedPoint[index] = (int)(0.5 + (weights[index] * (1 << PrecisionBits)));
        }
    }
}
