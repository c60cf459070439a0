namespace VisionAdapters.Emulator;

/// <summary>Chooses, sorts and cuts the labels of an answer as a request wants them.</summary>
internal static class AwsLabels
{
    private const int MaxLabels = 1000;
    private const double DefaultConfidence = 55;

    /// <summary>Confidences come as 32-bit floats in per cent, widened to 64 bits.</summary>
    public static double Percent(double confidence) => (float)(confidence * 100);

    public static IEnumerable<ImageTag> Select(IEnumerable<ImageTag> tags, AwsRequest request)
    {
        var least = request.MinConfidence ?? DefaultConfidence;
        return tags
            .Where(tag => Percent(tag.Confidence) >= least && Passes(tag.Name, tag.Categories, request))
            .OrderByDescending(tag => Percent(tag.Confidence))
            .ThenBy(tag => tag.Name, StringComparer.Ordinal)
            .Take(Math.Min(request.MaxLabels ?? MaxLabels, MaxLabels));
    }

    /// <summary>Tells whether a label passes the filters. Exclusion wins over inclusion.</summary>
    public static bool Passes(string name, IReadOnlyList<string> categories, AwsRequest request)
    {
        if (request.LabelExclusionFilters?.Contains(name) == true
            || request.LabelCategoryExclusionFilters?.Exists(categories.Contains) == true)
        {
            return false;
        }

        var hasInclusion = request.LabelInclusionFilters is { Count: > 0 } || request.LabelCategoryInclusionFilters is { Count: > 0 };
        return !hasInclusion
            || request.LabelInclusionFilters?.Contains(name) == true
            || request.LabelCategoryInclusionFilters?.Exists(categories.Contains) == true;
    }
}
