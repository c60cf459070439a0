namespace VisionAdapters.Taxonomy;

/// <summary>Finds how much of an area each colour takes.</summary>
internal static class ColorShares
{
    /// <summary>
    /// Weighs the colors of an area by their pixels, or by the provider's score when one has no pixel fraction, or alike when one has
    /// neither. Other colors get 0.
    /// </summary>
    /// <returns>A share per colour; they sum to 1, or are all 0.</returns>
    public static double[] Measure(IReadOnlyList<DominantColor> colors, ColorArea area)
    {
        var ofArea = colors.Where(color => color.Area == area).ToList();
        var hasPixels = ofArea.TrueForAll(color => color.PixelFraction is >= 0);
        var hasScores = ofArea.TrueForAll(color => color.Score is >= 0);
        var shares = new double[colors.Count];
        for (var i = 0; i < shares.Length; i++)
        {
            if (colors[i].Area == area)
            {
                shares[i] = hasPixels ? colors[i].PixelFraction!.Value : hasScores ? colors[i].Score!.Value : 1;
            }
        }

        Normalize(shares);
        return shares;
    }

    /// <summary>Makes shares sum to 1; shares that cannot be added up become 0.</summary>
    public static void Normalize(double[] shares)
    {
        var sum = shares.Sum();
        for (var i = 0; i < shares.Length; i++)
        {
            shares[i] = sum > 0 && double.IsFinite(sum) ? shares[i] / sum : 0;
        }
    }
}
