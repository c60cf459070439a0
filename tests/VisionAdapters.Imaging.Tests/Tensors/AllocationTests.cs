namespace VisionAdapters.Imaging.Tests;

public sealed class AllocationTests
{
    private const int Calls = 50;

    [Theory]
    [InlineData("jpeg")]
    [InlineData("png")]
    [InlineData("webp")]
    [InlineData("gif")]
    [InlineData("bmp")]
    public void A_small_image_makes_no_garbage(string format)
    {
        AssertNoGarbage(TestImages.Encoded(format), new ImageTensorFormat { Width = 60, Height = 80 });
    }

    [Theory]
    [InlineData(ResizeRule.Pad)]
    [InlineData(ResizeRule.Crop)]
    [InlineData(ResizeRule.Stretch)]
    public void A_large_turned_image_makes_none(ResizeRule rule)
    {
        var jpeg = HandmadeImages.WithOrientation(TestImages.Jpeg(800, 600, TestImages.Busy), 6);

        AssertNoGarbage(jpeg, new ImageTensorFormat { Width = 224, Height = 224, Resize = rule, Mean = [0.5f, 0.5f, 0.5f] });
    }

    private static void AssertNoGarbage(byte[] encoded, ImageTensorFormat format)
    {
        var writer = new ImageTensorWriter(format);
        var tensor = new float[format.ElementCount];
        writer.Write(encoded, tensor.AsSpan());
        var allocated = new long[Calls];
        for (var call = 0; call < Calls; call++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            writer.Write(encoded, tensor.AsSpan());
            allocated[call] = GC.GetAllocatedBytesForCurrentThread() - before;
        }

        // The median: a collection that other tests cause may empty the pool between two calls.
        Array.Sort(allocated);
        Assert.Equal(0, allocated[Calls / 2]);
    }
}
