namespace VisionAdapters.Adaptation;

/// <summary>Deals images out to folds: groups stay whole, and every fold gets of each class as nearly as may be the same number.</summary>
internal static class FoldAssignment
{
    /// <summary>Gets the fold of each image.</summary>
    /// <param name="classes">The class of each image.</param>
    /// <param name="groups">The group of each image; an image without one is a group by itself.</param>
    /// <param name="classCount">The number of classes.</param>
    /// <param name="folds">The number of folds.</param>
    /// <param name="seed">Draws the order in which groups of one size are dealt.</param>
    public static int[] Assign(IReadOnlyList<int> classes, IReadOnlyList<string?> groups, int classCount, int folds, int seed)
    {
        var order = Enumerable.Range(0, classes.Count).ToArray();
#pragma warning disable CA5394 // Folds are to be repeatable, not unguessable.
        new Random(seed).Shuffle(order);
#pragma warning restore CA5394
        var bundles = order
            .GroupBy(image => groups[image] is { } group ? $"group {group}" : $"image {image}", StringComparer.Ordinal)
            .Select(bundle => bundle.ToArray())
            .OrderByDescending(bundle => bundle.Length)
            .ToArray();

        var totals = new double[classCount];
        foreach (var label in classes)
        {
            totals[label]++;
        }

        var counts = Enumerable.Range(0, folds).Select(_ => new double[classCount]).ToArray();
        var sizes = new int[folds];
        var foldOf = new int[classes.Count];
        foreach (var bundle in bundles)
        {
            var fold = Enumerable.Range(0, folds).MinBy(candidate => (Crowding(bundle, candidate), sizes[candidate]));
            sizes[fold] += bundle.Length;
            foreach (var image in bundle)
            {
                counts[fold][classes[image]]++;
                foldOf[image] = fold;
            }
        }

        return foldOf;

        // How much of the bundle's classes the fold has already, each class counted by its share.
        double Crowding(int[] bundle, int fold) => bundle.Sum(image => counts[fold][classes[image]] / totals[classes[image]]);
    }
}
