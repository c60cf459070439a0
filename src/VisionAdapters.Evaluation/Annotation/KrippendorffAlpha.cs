namespace VisionAdapters.Evaluation;

/// <summary>
/// Krippendorff's alpha of nominal labels (Krippendorff 2011, "Computing Krippendorff's alpha-reliability"): 1 where all agree, 0 where
/// they agree as often as labels dealt out by chance would.
/// </summary>
internal static class KrippendorffAlpha
{
    /// <summary>Computes alpha; units with fewer than two labels say nothing of agreement.</summary>
    /// <param name="units">The labels of each unit, one for each annotator who labeled it.</param>
    /// <param name="classes">The number of labels that there are.</param>
    /// <returns>A value of at most 1; NaN where there is nothing to compare, or one label alone.</returns>
    public static double Nominal(IEnumerable<IReadOnlyList<int>> units, int classes)
    {
        var totals = new double[classes];
        var (pairable, observed) = (0.0, 0.0);
        foreach (var unit in units.Where(unit => unit.Count > 1))
        {
            var counts = new int[classes];
            foreach (var label in unit)
            {
                counts[label]++;
                totals[label]++;
            }

            pairable += unit.Count;
            observed += counts.Sum(count => (double)count * (unit.Count - count)) / (unit.Count - 1);
        }

        var expected = totals.Sum(total => total * (pairable - total)) / (pairable - 1);
        return expected > 0 ? 1 - (observed / expected) : double.NaN;
    }
}
