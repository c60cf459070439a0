using VisionAdapters.Taxonomy;

namespace VisionAdapters.Evaluation;

/// <summary>One provider's answers on one facet of a number of images, pair by pair.</summary>
internal sealed class CalibrationSample(int values)
{
    /// <summary>Gets the pairs that the provider gave a confidence.</summary>
    public List<ScoredPair> Scored { get; } = [];

    /// <summary>Gets, by value, the number of images that the provider does not give the value to although it is true.</summary>
    public int[] Missed { get; } = new int[values];

    /// <summary>Gets, by value, the number of images that the provider does not give the value to.</summary>
    public int[] Absent { get; } = new int[values];

    public int Images { get; private set; }

    public int Positives { get; private set; }

    /// <summary>Adds an image.</summary>
    /// <param name="truth">The numbers of its true values.</param>
    /// <param name="scored">The numbers of the values that the provider gives it, with their confidences above 0, each value once.</param>
    public void Add(IReadOnlySet<int> truth, IReadOnlyList<(int Value, double Confidence)> scored)
    {
        Images++;
        Positives += truth.Count;
        for (var value = 0; value < Absent.Length; value++)
        {
            Absent[value]++;
            Missed[value] += truth.Contains(value) ? 1 : 0;
        }

        foreach (var (value, confidence) in scored)
        {
            var isTrue = truth.Contains(value);
            Scored.Add(new ScoredPair(value, confidence, isTrue));
            Absent[value]--;
            Missed[value] -= isTrue ? 1 : 0;
        }
    }
}
