namespace VisionAdapters.Tests;

public sealed class TaggingOptionsTests
{
    [Fact]
    public void A_clone_has_every_property()
    {
        var options = new TaggingOptions
        {
            Features = TaggingFeatures.Tags | TaggingFeatures.Colors,
            MaxTags = 7,
            MinimumConfidence = 0.25,
            Language = "de",
            ModelId = "latest",
            AdditionalProperties = new Dictionary<string, object?>(StringComparer.Ordinal) { ["region"] = "eu" },
        };

        var clone = options.Clone();

        Assert.NotSame(options, clone);
        Assert.Equivalent(options, clone, strict: true);

        // A property that is added later and forgotten in the copy shows here.
        Assert.All(typeof(TaggingOptions).GetProperties(), property => Assert.NotNull(property.GetValue(clone)));
    }

    [Fact]
    public void A_change_of_the_clone_does_not_reach_the_original()
    {
        var options = new TaggingOptions { AdditionalProperties = new Dictionary<string, object?>(StringComparer.Ordinal) { ["region"] = "eu" } };
        var clone = options.Clone();

        clone.MaxTags = 1;
        clone.AdditionalProperties!["region"] = "us";

        Assert.Null(options.MaxTags);
        Assert.Equal("eu", options.AdditionalProperties["region"]);
    }
}
