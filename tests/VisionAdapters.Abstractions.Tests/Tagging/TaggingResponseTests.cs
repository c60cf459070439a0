using System.Reflection;

namespace VisionAdapters.Tests;

public sealed class TaggingResponseTests
{
    private static readonly TaggingResponse Full = new()
    {
        Provider = "p",
        ModelVersion = "m",
        RequestId = "r",
        Latency = TimeSpan.FromSeconds(1),
        Tags = [new ImageTag { Name = "t", Confidence = 1 }],
        Objects = [new LocalizedObject { Name = "o", Confidence = 1, Region = new ImageRegion(0, 0, 1, 1) }],
        Items = [new TaggedItem { Found = new LocalizedObject { Name = "o", Confidence = 1, Region = new ImageRegion(0, 0, 1, 1) } }],
        Colors = [new DominantColor { Red = 1, Green = 2, Blue = 3 }],
        Captions = [new ImageCaption { Text = "c" }],
        Embedding = new float[] { 1 },
        Usage = [new BillableUsage { Feature = "f", Units = 1 }],
        FailedAttempts = [new TaggingAttempt { Provider = "q", Kind = TaggingErrorKind.Timeout, Message = "late", Elapsed = TimeSpan.FromSeconds(2) }],
        IsEmulated = true,
        RawRepresentation = new RawResponse { ContentType = "text/plain", Body = new byte[] { 1 } },
        AdditionalProperties = new Dictionary<string, object?>(StringComparer.Ordinal) { ["p.quality"] = 1 },
    };

    [Fact]
    public void A_copy_leaves_nothing_out()
    {
        var copy = new TaggingResponse(Full);

        Assert.All(typeof(TaggingResponse).GetProperties(BindingFlags.Instance | BindingFlags.Public), property =>
        {
            Assert.Equal(property.GetValue(Full), property.GetValue(copy));
            Assert.NotEqual(property.GetValue(new TaggingResponse { Provider = "" }), property.GetValue(copy));
        });
    }

    [Fact]
    public void A_copy_can_be_changed_in_a_part() =>
        Assert.Equal((TimeSpan.Zero, "p"), (new TaggingResponse(Full) { Latency = TimeSpan.Zero }.Latency, new TaggingResponse(Full) { Latency = TimeSpan.Zero }.Provider));
}
