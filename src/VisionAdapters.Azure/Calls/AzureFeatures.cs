namespace VisionAdapters.Azure.Calls;

/// <summary>The features of one call.</summary>
internal readonly record struct AzureFeatures(TaggingFeatures Common, AzureVisionExtras Extras)
{
    /// <summary>What version 4.0 offers of the features that every provider knows.</summary>
    public const TaggingFeatures Offered = TaggingFeatures.Tags | TaggingFeatures.Objects | TaggingFeatures.Captions;

    /// <summary>Gets a value indicating whether nothing is asked for.</summary>
    public bool IsEmpty => Common == TaggingFeatures.None && Extras == AzureVisionExtras.None;

    /// <summary>Gets a value indicating whether anything is asked for that only some regions offer.</summary>
    public bool NeedsCaptions => Common.HasFlag(TaggingFeatures.Captions) || Extras.HasFlag(AzureVisionExtras.DenseCaptions);

    /// <summary>Takes the features that the service offers: a call that goes to several providers may ask for more.</summary>
    public static AzureFeatures From(TaggingFeatures common, AzureVisionExtras extras) => new(common & Offered, extras);

    /// <summary>The names on the wire.</summary>
    public IEnumerable<string> Names()
    {
        if (Common.HasFlag(TaggingFeatures.Tags))
        {
            yield return "tags";
        }

        if (Common.HasFlag(TaggingFeatures.Objects))
        {
            yield return "objects";
        }

        if (Common.HasFlag(TaggingFeatures.Captions))
        {
            yield return "caption";
        }

        if (Extras.HasFlag(AzureVisionExtras.DenseCaptions))
        {
            yield return "denseCaptions";
        }

        if (Extras.HasFlag(AzureVisionExtras.People))
        {
            yield return "people";
        }

        if (Extras.HasFlag(AzureVisionExtras.Read))
        {
            yield return "read";
        }
    }

    /// <summary>What a call with these features costs: one transaction for each, under its name in the price list.</summary>
    public IReadOnlyList<BillableUsage> Usage() =>
        [.. Names().Select(name => new BillableUsage { Feature = $"Image Analysis 4.0 {name} ({Group(name)}, S1)", Units = 1 })];

    private static string Group(string name) => name is "caption" or "denseCaptions" or "read" ? "group 2" : "group 1";
}
