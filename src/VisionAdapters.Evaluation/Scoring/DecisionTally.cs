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

    public DecisionTally(FacetIndex facet, IReadOnlyList<ImageAnswer> images)
    {
        _classes = facet.Classes.Length;
        _ends = new int[images.Count];
        var decisions = new List<int>();
        for (var i = 0; i < images.Count; i++)
        {
            var (truth, predicted) = (images[i].Truth, images[i].Predicted);
            decisions.AddRange(predicted.Select(value => Encode(value, truth.Contains(value) ? Hit : PredictedOnly)));
            decisions.AddRange(truth.Where(value => !predicted.Contains(value)).Select(value => Encode(value, TrueOnly)));
            _ends[i] = decisions.Count;
        }

        _decisions = [.. decisions];

        int Encode(string value, int kind) => (facet.NumberOf(value) << 2) | kind;
    }

    public ClassCounts Count(ReadOnlySpan<ushort> draws)
    {
        var counts = new ClassCounts(_classes);
        var truePositives = counts.Hits;
        var predicted = counts.Guesses;
        var support = counts.Truths;
        var start = 0;
        for (var i = 0; i < _ends.Length; i++)
        {
            var weight = draws[i];
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
