using System.Reflection;

namespace VisionAdapters.Tests;

public sealed class TaggerMetadataTests
{
    [Fact]
    public void A_copy_keeps_every_property()
    {
        var original = new TaggerMetadata
        {
            ProviderId = "p",
            ProviderName = "P",
            ModelVersion = "1",
            Endpoint = new Uri("https://p.example"),
            Limits = new ImageLimits { MaxBytes = 7 },
            ReferenceSchemes = ["s3"],
            Features = TaggingFeatures.Colors,
            BillableUnit = "image",
            ClientRetries = true,
            LabelGroups = [null!],
            Remarks = ["a remark"],
        };

        var copy = new TaggerMetadata(original);

        var empty = new TaggerMetadata { ProviderId = "" };
        Assert.All(
            typeof(TaggerMetadata).GetProperties(BindingFlags.Public | BindingFlags.Instance),
            property =>
            {
                Assert.NotEqual(property.GetValue(empty), property.GetValue(original));
                Assert.Equal(property.GetValue(original), property.GetValue(copy));
            });
    }
}
