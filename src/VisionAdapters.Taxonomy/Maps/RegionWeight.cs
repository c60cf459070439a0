namespace VisionAdapters.Taxonomy;

/// <summary>
/// What a label counts that the provider has located: less when it is small in the picture, for then it is seldom the product.
/// </summary>
/// <param name="Full">The share of the picture's area from which on a label counts in full, in (0, 1].</param>
/// <param name="Least">What a label of no extent counts, in (0, 1].</param>
internal sealed record RegionWeight(double Full, double Least)
{
    /// <summary>Weighs a label by the largest of its regions; one without a region counts in full.</summary>
    public double Of(IReadOnlyList<ImageRegion> regions)
    {
        var count = regions.Count;
        if (count == 0)
        {
            return 1;
        }

        var largest = 0.0;
        for (var i = 0; i < count; i++)
        {
            largest = Math.Max(largest, Area(regions[i]));
        }

        return OfArea(largest);
    }

    /// <summary>Weighs a located object.</summary>
    public double Of(ImageRegion region) => OfArea(Area(region));

    private static double Area(ImageRegion region) => region.Width * region.Height;

    /// <summary>The root of the area is how long a thing of that size is, which grows evenly between the two ends.</summary>
    private double OfArea(double area) => area > 0 && area < Full ? Least + ((1 - Least) * Math.Sqrt(area / Full)) : area > 0 ? 1 : Least;
}
