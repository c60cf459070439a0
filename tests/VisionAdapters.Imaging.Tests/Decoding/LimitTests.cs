namespace VisionAdapters.Imaging.Tests;

public sealed class LimitTests
{
    public static TheoryData<string, byte[]> Bombs => new()
    {
        { "png", HandmadeImages.PngHeader(60_000, 60_000) },
        { "jpeg", HandmadeImages.JpegHeader(65_000, 65_000) },
        { "gif", HandmadeImages.Gif(65_535, 65_535, [0]) },
        { "bmp", HandmadeImages.BmpHeader(int.MaxValue, int.MaxValue) },
        { "bmp, top down", HandmadeImages.BmpHeader(100_000, -100_000) },
        { "webp", [.. "RIFF"u8, 30, 0, 0, 0, .. "WEBPVP8X"u8, 10, 0, 0, 0, 0, 0, 0, 0, 255, 255, 255, 255, 255, 255, 0, 0, 0, 0, 0, 0] },
    };

    [Theory]
    [MemberData(nameof(Bombs), DisableDiscoveryEnumeration = true)]
    public void A_header_that_claims_too_many_pixels_is_refused_without_memory_for_them(string name, byte[] bomb)
    {
        var writer = new ImageTensorWriter(new ImageTensorFormat { Width = 60, Height = 80 });
        var tensor = new byte[writer.Format.ElementCount];
        var before = GC.GetAllocatedBytesForCurrentThread();

        var exception = Assert.Throws<TaggingException>(() => writer.Write(bomb, tensor.AsSpan(), cancellationToken: TestContext.Current.CancellationToken));

        Assert.True(exception.Kind == TaggingErrorKind.ImageTooLarge, $"{name}: {exception.Message}");
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 64 * 1024);
    }

    [Fact]
    public void A_png_too_short_for_its_size_is_refused_before_memory_is_taken_for_it()
    {
        var exception = Assert.Throws<TaggingException>(() => ImageDecoder.Decode(HandmadeImages.PngHeader(6_999, 6_999), cancellationToken: TestContext.Current.CancellationToken));

        Assert.Equal(TaggingErrorKind.InvalidImage, exception.Kind);
        Assert.Contains("cannot hold", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void More_bytes_than_allowed_are_refused()
    {
        var jpeg = TestImages.Encoded("jpeg");

        AssertRefused(TaggingErrorKind.ImageTooLarge, jpeg, new ImageLimits { MaxBytes = jpeg.Length - 1 });
        Assert.NotNull(ImageDecoder.Decode(jpeg, new ImageLimits { MaxBytes = jpeg.Length }, cancellationToken: TestContext.Current.CancellationToken));
    }

    [Fact]
    public void More_pixels_than_allowed_are_refused()
    {
        var png = TestImages.Encoded("png");

        AssertRefused(TaggingErrorKind.ImageTooLarge, png, new ImageLimits { MaxPixels = 1199 });
        Assert.NotNull(ImageDecoder.Decode(png, new ImageLimits { MaxPixels = 1200 }, cancellationToken: TestContext.Current.CancellationToken));
    }

    [Fact]
    public void A_longer_side_than_allowed_is_refused()
    {
        AssertRefused(TaggingErrorKind.ImageTooLarge, TestImages.Encoded("bmp"), new ImageLimits { MaxSide = 39 });
    }

    [Fact]
    public void A_shorter_side_than_wanted_is_refused()
    {
        AssertRefused(TaggingErrorKind.InvalidImage, TestImages.Encoded("gif"), new ImageLimits { MinSide = 31 });
    }

    [Fact]
    public void A_format_that_is_not_allowed_is_refused()
    {
        AssertRefused(TaggingErrorKind.UnsupportedFormat, TestImages.Encoded("gif"), new ImageLimits { Formats = [ImageFormat.Jpeg, ImageFormat.Png] });
    }

    [Fact]
    public void A_jpeg_of_very_many_scans_is_refused()
    {
        byte[] scan = [0xFF, 0xDA, 0, 8, 1, 1, 0, 0, 63, 0, 0];
        var jpeg = TestImages.Encoded("jpeg");
        byte[] bomb = [.. jpeg.AsSpan(0, jpeg.Length - 2), .. Enumerable.Repeat(scan, 100).SelectMany(static bytes => bytes), 0xFF, 0xD9];

        AssertRefused(TaggingErrorKind.ImageTooLarge, bomb, ImageDecoder.DefaultLimits);
    }

    [Fact]
    public void Markers_inside_metadata_are_no_scans()
    {
        byte[] content = [.. Enumerable.Repeat<byte[]>([0xFF, 0xDA], 500).SelectMany(static bytes => bytes)];
        var length = content.Length + 2;
        var jpeg = TestImages.Encoded("jpeg");
        byte[] commented = [0xFF, 0xD8, 0xFF, 0xFE, (byte)(length >> 8), (byte)length, .. content, .. jpeg.AsSpan(2)];

        Assert.Equal(40, ImageDecoder.Decode(commented, cancellationToken: TestContext.Current.CancellationToken).Width);
    }

    private static void AssertRefused(TaggingErrorKind kind, byte[] encoded, ImageLimits limits) =>
        Assert.Equal(kind, Assert.Throws<TaggingException>(() => ImageDecoder.Decode(encoded, limits)).Kind);
}
