namespace VisionAdapters.Aws.Calls;

/// <summary>The features of one call, as the service cuts them: labels with their instances, and colours.</summary>
internal readonly record struct AwsFeatures(bool GeneralLabels, bool ImageProperties)
{
    /// <summary>What the service offers. Objects come as the regions of tags.</summary>
    public const TaggingFeatures Offered = TaggingFeatures.Tags | TaggingFeatures.Colors;

    /// <summary>Gets a value indicating whether nothing is asked for.</summary>
    public bool IsEmpty => !GeneralLabels && !ImageProperties;

    /// <summary>Takes the features that the service offers: a call that goes to several providers may ask for more.</summary>
    public static AwsFeatures From(TaggingFeatures features) =>
        new(
            GeneralLabels: (features & (TaggingFeatures.Tags | TaggingFeatures.Objects)) != TaggingFeatures.None,
            ImageProperties: features.HasFlag(TaggingFeatures.Colors));

    /// <summary>What a call with these features costs, under the names of the price list.</summary>
    public IReadOnlyList<BillableUsage> Usage(string region)
    {
        var usage = new List<BillableUsage>(capacity: 2);
        if (GeneralLabels)
        {
            usage.Add(new BillableUsage { Feature = $"DetectLabels GENERAL_LABELS {region} (group 2)", Units = 1 });
        }

        if (ImageProperties)
        {
            usage.Add(new BillableUsage { Feature = $"DetectLabels IMAGE_PROPERTIES {region}", Units = 1 });
        }

        return usage;
    }
}
