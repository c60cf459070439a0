namespace VisionAdapters.Imaging.Tests;

public sealed class AllocationTests
{
    private const int Calls = 50;

    // The codec's wrappers and their handles; the smallest tensor here alone has 57,600 bytes.
    private const int MaxBytes = 4096;

    [Theory]
    [InlineData("jpeg")]
    [InlineData("png")]
    [InlineData("webp")]
    [InlineData("gif")]
    [InlineData("bmp")]
    public void A_small_image_makes_little_garbage(string format)
    {
        AssertLittleGarbage(TestImages.Encoded(format), new ImageTensorFormat { Width = 60, Height = 80 });
    }

    [Theory]
    [InlineData(ResizeRule.Pad)]
    [InlineData(ResizeRule.Crop)]
    [InlineData(ResizeRule.Stretch)]
    public void A_large_turned_image_makes_no_more(ResizeRule rule)
    {
        var jpeg = HandmadeImages.WithOrientation(TestImages.Jpeg(800, 600, TestImages.Busy), 6);

        AssertLittleGarbage(jpeg, new ImageTensorFormat { Width = 224, Height = 224, Resize = rule, Mean = [0.5f, 0.5f, 0.5f] });
    }

    private static void AssertLittleGarbage(byte[] encoded, ImageTensorFormat format)
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
        Assert.InRange(allocated[Calls / 2], 0, MaxBytes);
    }
}
