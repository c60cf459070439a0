namespace VisionAdapters.Evaluation;

/// <summary>
/// Which values of each image were rightly predicted, wrongly predicted, and missed: a flat list that a resample walks once.
/// </summary>
internal sealed class DecisionTally
{
    private const int Hit = 3;
    private const int PredictedOnly = 1;
    private const int TrueOnly = 2;

    private readonly int[] _ends;
    private readonly int[] _decisions;
    private readonly int _classes;

    public DecisionTally(int[][] truth, int[][] predicted, int classes)
    {
        _classes = classes;
        _ends = new int[truth.Length];
        Hits = new int[truth.Length];
        PredictedValues = new int[truth.Length];
        SampleF1 = new double[truth.Length];
        var decisions = new List<int>();
        for (var i = 0; i < truth.Length; i++)
        {
            foreach (var value in predicted[i])
            {
                var right = truth[i].Contains(value);
                Hits[i] += right ? 1 : 0;
                decisions.Add((value << 2) | (right ? Hit : PredictedOnly));
            }

            decisions.AddRange(truth[i].Where(value => !predicted[i].Contains(value)).Select(value => (value << 2) | TrueOnly));
            _ends[i] = decisions.Count;
            PredictedValues[i] = predicted[i].Length;
            PredictedAndTrue += predicted[i].Length + truth[i].Length;
            SampleF1[i] = MultiLabelMetrics.SetF1(Hits[i], truth[i].Length, predicted[i].Length);
        }

        _decisions = [.. decisions];
    }

    /// <summary>Gets, by image, how many predicted values are true.</summary>
    public int[] Hits { get; }

    /// <summary>Gets, by image, how many values are predicted.</summary>
    public int[] PredictedValues { get; }

    /// <summary>Gets, by image, the F1 of the predicted against the true set.</summary>
    public double[] SampleF1 { get; }

    /// <summary>Gets the number of predicted values plus that of true values, over all images: the denominator of micro F1.</summary>
    public long PredictedAndTrue { get; }

    public ClassCounts Count(ReadOnlySpan<ushort> weights)
    {
        var counts = new ClassCounts(_classes);
        var truePositives = counts.TruePositives;
        var predicted = counts.Predicted;
        var support = counts.Support;
        var start = 0;
        for (var i = 0; i < _ends.Length; i++)
        {
            var weight = weights[i];
            counts.Images += weight;
            if (weight != 0)
            {
                for (var d = start; d < _ends[i]; d++)
                {
                    var value = _decisions[d] >> 2;
                    var kind = _decisions[d] & 3;
                    predicted[value] += (kind & PredictedOnly) != 0 ? weight : 0;
                    support[value] += (kind & TrueOnly) != 0 ? weight : 0;
                    truePositives[value] += kind == Hit ? weight : 0;
                }
            }

            start = _ends[i];
        }

        return counts;
    }
}
