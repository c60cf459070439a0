namespace VisionAdapters.Evaluation;

/// <summary>
/// The values of each class sorted by confidence once, so that the average precision of a resample is one walk over them. A value that a
/// provider does not name has confidence 0, so all images that are left share the last step.
/// </summary>
internal sealed class RankingTally
{
    private const int Positive = 1;
    private const int StepEnd = 2;

    private readonly int[][] _entries;

    public RankingTally(FacetIndex facet, IReadOnlyList<ImageAnswer> images)
    {
        var byClass = Array.ConvertAll(facet.Classes, _ => new List<(double Confidence, int Image, bool Positive)>());
        for (var i = 0; i < images.Count; i++)
        {
            foreach (var value in images[i].Ranked.Where(value => value.Confidence > 0))
            {
                byClass[facet.NumberOf(value.Value)].Add((value.Confidence, i, images[i].Truth.Contains(value.Value)));
            }
        }

        _entries = [.. byClass.Select(Encode)];
    }

    /// <summary>Computes the average precision of a class; NaN when no image has it.</summary>
    public double AveragePrecision(int index, ReadOnlySpan<ushort> draws, ClassCounts counts)
    {
        var positives = counts.Truths[index];
        if (positives == 0)
        {
            return double.NaN;
        }

        var seen = 0;
        var hits = 0;
        var counted = 0;
        var sum = 0.0;
        foreach (var entry in _entries[index])
        {
            int weight = draws[entry >> 2];
            seen += weight;
            hits += weight * (entry & Positive);
            if ((entry & StepEnd) != 0 && hits > counted)
            {
                sum += (double)(hits - counted) * hits / seen;
                counted = hits;
            }
        }

        sum += (double)(positives - counted) * positives / counts.Images;
        return sum / positives;
    }

    private static int[] Encode(List<(double Confidence, int Image, bool Positive)> values)
    {
        values.Sort((a, b) => a.Confidence != b.Confidence ? b.Confidence.CompareTo(a.Confidence) : a.Image.CompareTo(b.Image));
        var encoded = new int[values.Count];
        var needed = 0;
        var positiveInStep = false;
        for (var i = 0; i < encoded.Length; i++)
        {
            var stepEnd = i + 1 == encoded.Length || values[i + 1].Confidence != values[i].Confidence;
            encoded[i] = (values[i].Image << 2) | (values[i].Positive ? Positive : 0) | (stepEnd ? StepEnd : 0);
            positiveInStep |= values[i].Positive;
            if (stepEnd && positiveInStep)
            {
                needed = i + 1;
                positiveInStep = false;
            }
        }

        // Steps after the last positive one add nothing.
        return encoded[..needed];
    }
}
