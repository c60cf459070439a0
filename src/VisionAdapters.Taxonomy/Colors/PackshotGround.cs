namespace VisionAdapters.Taxonomy;

/// <summary>
/// Takes the ground of a packshot out of the colors of a whole image: the heaviest light neutral color, and what is hardly different from
/// it. When nearly nothing else is there, the product itself has that color, and all stays.
/// </summary>
internal static class PackshotGround
{
    /// <summary>A ground is at least this light (L*): white, or the light grey of a studio.</summary>
    private const double MinLightness = 65;

    /// <summary>A ground has at most this chroma (C*).</summary>
    private const double MaxChroma = 8;

    /// <summary>What differs less than this from the ground (CIEDE2000) is its shade.</summary>
    private const double ShadeDifference = 8;

    /// <summary>The smallest share of the image that a product has.</summary>
    private const double MinProduct = 0.12;

    /// <summary>Sets the ground's shares to 0 and those of the rest to a sum of 1.</summary>
    public static void Remove(IReadOnlyList<DominantColor> colors, double[] shares)
    {
        var labs = colors.Select(color => LabColor.FromRgb(color.Red, color.Green, color.Blue)).ToArray();
        var ground = -1;
        for (var i = 0; i < shares.Length; i++)
        {
            if (labs[i].L >= MinLightness && labs[i].Chroma <= MaxChroma && shares[i] > (ground < 0 ? 0 : shares[ground]))
            {
                ground = i;
            }
        }

        if (ground < 0)
        {
            return;
        }

        var rest = new double[shares.Length];
        for (var i = 0; i < shares.Length; i++)
        {
            rest[i] = ColorDifference.Between(labs[i], labs[ground]) < ShadeDifference ? 0 : shares[i];
        }

        if (rest.Sum() >= MinProduct)
        {
            ColorShares.Normalize(rest);
            rest.CopyTo(shares, 0);
        }
    }
}
