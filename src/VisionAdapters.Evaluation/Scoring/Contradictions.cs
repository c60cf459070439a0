namespace VisionAdapters.Evaluation;

/// <summary>Finds copies of an image that are labeled differently, and the ceiling that they set.</summary>
internal static class Contradictions
{
    public static (IReadOnlyList<Contradiction> Found, double Ceiling) Find(FacetTruth truth, ScoringSet set)
    {
        if (set.Contents.Count == 0)
        {
            return ([], 1);
        }

        var labeled = Enumerable.Range(0, set.Images.Count).Where(image => truth.Values[image] is { Count: > 0 }).ToArray();
        var copies = labeled
            .Where(image => set.Contents[image] is not null)
            .GroupBy(image => set.Contents[image], StringComparer.Ordinal)
            .Select(copy => (Images: copy.ToArray(), Labels: copy.CountBy(LabelOf, StringComparer.Ordinal).ToArray()))
            .Where(copy => copy.Labels.Length > 1)
            .ToArray();
        var lost = copies.Sum(copy => copy.Images.Length - copy.Labels.Max(label => label.Value));
        return (
            [
                .. copies.Select(copy => new Contradiction
                {
                    Images = Array.ConvertAll(copy.Images, image => set.Images[image]),
                    Labels = [.. copy.Labels.Select(label => label.Key)],
                }),
            ],
            labeled.Length == 0 ? 1 : 1 - ((double)lost / labeled.Length));

        string LabelOf(int image) => string.Join('|', truth.Values[image]!.Order(StringComparer.Ordinal));
    }
}
