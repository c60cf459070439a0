namespace VisionAdapters.Taxonomy;

/// <summary>
/// What a label counts that the provider has located: less when it is small in the picture, for then it is seldom the product.
/// </summary>
/// <param name="Full">The share of the picture's area from which on a label counts in full, in (0, 1].</param>
/// <param name="Min">What a label of no extent counts, in (0, 1].</param>
internal sealed record RegionWeight(double Full, double Min)
{
    /// <summary>Weighs a label by the largest of its regions; one without a region counts in full.</summary>
    public double Weigh(IReadOnlyList<ImageRegion> regions) => regions.Count == 0 ? 1 : WeighArea(regions.Max(Area));

    /// <summary>Weighs a located object.</summary>
    public double Weigh(ImageRegion region) => WeighArea(Area(region));

    private static double Area(ImageRegion region) => region.Width * region.Height;

    /// <summary>The root of the area is how long a thing of that size is, which grows evenly between the two ends.</summary>
    private double WeighArea(double area) => area > 0 && area < Full ? Min + ((1 - Min) * Math.Sqrt(area / Full)) : area > 0 ? 1 : Min;
}
