using SkiaSharp;

namespace VisionAdapters.Imaging.Tests;

public sealed class MetadataRemoverTests
{
    private const string Secret = "52.5200 N 13.4050 E";

    public static TheoryData<string, byte[]> Secretive => new()
    {
        { "a comment of a JPEG", Inserted(TestImages.Encoded("jpeg"), 2, Segment(0xFE, [])) },
        { "the XMP of a JPEG", Inserted(TestImages.Encoded("jpeg"), 2, Segment(0xE1, "http://ns.adobe.com/xap/1.0/\0"u8.ToArray())) },
        { "the IPTC of a JPEG", Inserted(TestImages.Encoded("progressive"), 2, Segment(0xED, "Photoshop 3.0\0"u8.ToArray())) },
        { "what follows a JPEG", [.. TestImages.Encoded("progressive"), .. Text()] },
        { "a text of a PNG", Inserted(TestImages.Encoded("png"), 33, HandmadeImages.PngText(Secret)) },
        { "what follows a PNG", [.. TestImages.Encoded("png"), .. Text()] },
        { "the XMP of a WebP", HandmadeImages.WithWebPXmp(TestImages.Encoded("webp"), Text()) },
        { "a comment of a GIF", Inserted(TestImages.Encoded("gif"), 25, [0x21, 0xFE, (byte)Secret.Length, .. Text(), 0]) },
    };

    [Theory]
    [MemberData(nameof(Secretive), DisableDiscoveryEnumeration = true)]
    public void Metadata_are_gone_and_the_pixels_stay(string name, byte[] encoded)
    {
        Assert.True(encoded.AsSpan().IndexOf(Text()) > 0, name);

        var removed = MetadataRemover.Remove(encoded, ImageHeader.Read(encoded).Format)!.Value;

        Assert.Equal(-1, removed.Span.IndexOf(Text()));
        Assert.Equal(ImageDecoder.Decode(encoded, cancellationToken: TestContext.Current.CancellationToken).Rgb.ToArray(), ImageDecoder.Decode(removed, cancellationToken: TestContext.Current.CancellationToken).Rgb.ToArray());
    }

    [Theory]
    [MemberData(nameof(TestImages.Formats), MemberType = typeof(TestImages))]
    public void An_image_without_metadata_is_left_as_it_is(string format)
    {
        var encoded = TestImages.Encoded(format);

        var removed = MetadataRemover.Remove(encoded, ImageHeader.Read(encoded).Format)!.Value.ToArray();

        // The progressive picture has some bytes between its segments that belong to none.
        Assert.Equal(format == "progressive" ? ImageDecoder.Decode(encoded, cancellationToken: TestContext.Current.CancellationToken).Rgb.ToArray() : encoded, format == "progressive" ? ImageDecoder.Decode(removed, cancellationToken: TestContext.Current.CancellationToken).Rgb.ToArray() : removed);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(6)]
    [InlineData(8)]
    public void A_turned_jpeg_keeps_how_it_is_turned_and_nothing_else_of_its_exif(int orientation)
    {
        var jpeg = HandmadeImages.WithOrientation(TestImages.Jpeg(48, 32, TestImages.Busy), orientation);
        var secretive = Inserted(jpeg, 2, Segment(0xE1, "Exif\0\0"u8.ToArray()));

        var removed = MetadataRemover.Remove(jpeg, ImageFormat.Jpeg)!.Value;

        Assert.Equal(ImageDecoder.Decode(jpeg, cancellationToken: TestContext.Current.CancellationToken).Rgb.ToArray(), ImageDecoder.Decode(removed, cancellationToken: TestContext.Current.CancellationToken).Rgb.ToArray());
        Assert.Equal(-1, MetadataRemover.Remove(secretive, ImageFormat.Jpeg)!.Value.Span.IndexOf(Text()));
    }

    [Fact]
    public void Formats_whose_turn_only_metadata_hold_are_left_to_encoding_anew()
    {
        Assert.Null(MetadataRemover.Remove(HandmadeImages.WithPngOrientation(TestImages.Png(48, 32, TestImages.Busy), 6), ImageFormat.Png));
        var webP = HandmadeImages.WithWebPOrientation(TestImages.WebP(48, 32, TestImages.Busy), 6, prefix: true);
        Assert.Null(MetadataRemover.Remove(webP, ImageFormat.WebP));
    }

    [Fact]
    public void A_color_profile_stays()
    {
        using var bitmap = new SKBitmap(new SKImageInfo(16, 16, SKColorType.Rgba8888, SKAlphaType.Opaque, SKColorSpace.CreateRgb(SKColorSpaceTransferFn.Srgb, SKColorSpaceXyz.AdobeRgb)));
        bitmap.Erase(SKColors.Teal);
        using var data = bitmap.Encode(SKEncodedImageFormat.Jpeg, 90);
        var jpeg = data.ToArray();

        Assert.True(jpeg.AsSpan().IndexOf("ICC_PROFILE"u8) > 0);
        Assert.Equal(jpeg, MetadataRemover.Remove(jpeg, ImageFormat.Jpeg)!.Value.ToArray());
    }

    private static byte[] Text() => System.Text.Encoding.ASCII.GetBytes(Secret);

    private static byte[] Segment(byte marker, byte[] start)
    {
        var length = start.Length + Secret.Length + 2;
        return [0xFF, marker, (byte)(length >> 8), (byte)length, .. start, .. Text()];
    }

    private static byte[] Inserted(byte[] encoded, int position, byte[] part) =>
        [.. encoded.AsSpan(0, position), .. part, .. encoded.AsSpan(position)];
}
