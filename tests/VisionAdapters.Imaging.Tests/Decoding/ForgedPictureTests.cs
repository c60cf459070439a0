using FsCheck;
using FsCheck.Fluent;
using SkiaSharp;

namespace VisionAdapters.Imaging.Tests;

/// <summary>Small files that claim to be large pictures, and pictures whose data end before they are full.</summary>
public sealed class ForgedPictureTests
{
    public static TheoryData<string, byte[]> Bombs => new()
    {
        { "a GIF of one pixel on a huge canvas", [.. HandmadeImages.Gif(1, 1, [1]).Select((value, index) => index is 7 or 9 ? (byte)24 : value)] },
        { "a BMP without pixels", HandmadeImages.BmpHeader(6_000, 6_000) },
        { "a BMP of runs without pixels", [.. HandmadeImages.BmpHeader(6_000, 6_000).Select((value, index) => index switch { 28 => (byte)8, 30 => (byte)1, _ => value })] },
        { "a JPEG with a false size", HandmadeImages.WithJpegSize(TestImages.Encoded("jpeg"), 6_000, 6_000) },
        { "a PNG with a false size", HandmadeImages.PngHeader(6_000, 6_000) },
        { "a WebP with a false size", HandmadeImages.WebPLosslessHeader(6_000, 6_000) },
    };

    /// <summary>What encoders make of a plain white picture, the smallest there is.</summary>
    public static TheoryData<SKEncodedImageFormat, int> Encoders => new()
    {
        { SKEncodedImageFormat.Jpeg, 5 },
        { SKEncodedImageFormat.Png, 100 },
        { SKEncodedImageFormat.Webp, 1 },
        { SKEncodedImageFormat.Webp, 100 },
    };

    [Theory]
    [MemberData(nameof(Bombs), DisableDiscoveryEnumeration = true)]
    public void A_file_that_cannot_hold_the_pixels_it_claims_is_refused_before_memory_is_taken_for_them(string name, byte[] bomb)
    {
        var exception = Assert.Throws<TaggingException>(() => ImageDecoder.Decode(bomb, cancellationToken: TestContext.Current.CancellationToken));

        Assert.True(exception.Kind == TaggingErrorKind.InvalidImage, name);
        Assert.Contains("cannot hold", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Encoders))]
    public void A_plain_white_picture_is_no_forgery(SKEncodedImageFormat format, int quality)
    {
        using var white = new SKBitmap(2_000, 1_700);
        white.Erase(SKColors.White);
        using var data = white.Encode(format, quality);

        Assert.Equal(2_000, ImageDecoder.Decode(data.ToArray(), cancellationToken: TestContext.Current.CancellationToken).Width);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(8)]
    public void A_jpeg_with_a_false_size_is_never_decoded_from_the_part_that_is_there(int reduction)
    {
        var forged = HandmadeImages.WithJpegSize(Busy(), 200, 170);
        var writer = new ImageTensorWriter(new ImageTensorFormat { Width = 200 / reduction, Height = 170 / reduction });

        var exception = Assert.Throws<TaggingException>(() => writer.Write(forged, new byte[writer.Format.ElementCount], cancellationToken: TestContext.Current.CancellationToken));

        Assert.Equal(TaggingErrorKind.InvalidImage, exception.Kind);
        Assert.Contains("end before", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_jpeg_cut_off_anywhere_and_closed_with_an_end_marker_is_an_error()
    {
        var whole = Busy();
        var scan = whole.AsSpan().IndexOf((ReadOnlySpan<byte>)[0xFF, 0xDA]) + 14;
        var cuts = Gen.Choose(scan, whole.Length - 60).ToArbitrary();

        Prop.ForAll(cuts, cut => AssertInvalid([.. whole.AsSpan(0, cut), 0xFF, 0xD9])).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Many_tables_that_no_scan_uses_cost_a_jpeg_that_is_cut_off_nothing()
    {
        byte[] table = [0xFF, 0xC4, 0, 20, 3, 1, .. new byte[15], 0];
        var whole = Busy();
        var scan = whole.AsSpan().IndexOf((ReadOnlySpan<byte>)[0xFF, 0xDA]);
        byte[] bomb =
        [
            .. whole.AsSpan(0, scan),
            .. Enumerable.Repeat(table, 2_000).SelectMany(static bytes => bytes),
            .. whole.AsSpan(scan, (whole.Length - scan) / 2),
            0xFF, 0xD9,
        ];
        AssertInvalid(bomb);
        var before = GC.GetAllocatedBytesForCurrentThread();

        AssertInvalid(bomb);

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 4_000_000);
    }

    [Fact]
    public void A_progressive_jpeg_that_lacks_its_last_scans_and_is_closed_with_an_end_marker_is_an_error()
    {
        var whole = TestImages.ProgressiveJpeg;
        var lastScan = whole.AsSpan().LastIndexOf((ReadOnlySpan<byte>)[0xFF, 0xDA]);

        AssertInvalid([.. whole.AsSpan(0, lastScan), 0xFF, 0xD9]);
    }

    [Theory]
    [InlineData(17, 13)]
    [InlineData(160, 96)]
    public void A_picture_that_is_gray_itself_is_complete(int width, int height)
    {
        var gray = TestImages.Jpeg(width, height, static (_, _) => new SKColor(128, 128, 128));

        Assert.Equal(new RgbColor(128, 128, 128), ImageDecoder.Decode(gray, cancellationToken: TestContext.Current.CancellationToken).At(width - 1, height - 1));
    }

    [Fact]
    public void A_progressive_picture_that_ends_in_gray_is_complete()
    {
        // Written by an encoder that knows gray only: one component, no chroma.
        using var bitmap = new SKBitmap(new SKImageInfo(64, 48, SKColorType.Gray8));
        bitmap.Erase(new SKColor(128, 128, 128));
        using var data = bitmap.Encode(SKEncodedImageFormat.Jpeg, 90);

        Assert.Equal(64, ImageDecoder.Decode(data.ToArray(), cancellationToken: TestContext.Current.CancellationToken).Width);
    }

    [Fact]
    public void Scans_are_counted_by_the_pixels_that_they_visit()
    {
        byte[] scan = [0xFF, 0xDA, 0, 8, 1, 1, 0, 0, 63, 0, .. new byte[4_000]];
        byte[] frame = [0xFF, 0xC2, 0, 11, 8, 0x1F, 0x40, 0x1F, 0x40, 1, 1, 0x11, 0];
        byte[] bomb = [0xFF, 0xD8, .. frame, .. Enumerable.Repeat(scan, 40).SelectMany(static bytes => bytes), 0xFF, 0xD9];

        var exception = Assert.Throws<TaggingException>(() => ImageDecoder.Decode(bomb, ImageDecoder.DefaultLimits with { MaxPixels = null }, cancellationToken: TestContext.Current.CancellationToken));

        Assert.Equal(TaggingErrorKind.ImageTooLarge, exception.Kind);
        Assert.Contains("scans", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_default_limits_fit_a_service_one_picture_takes_at_most_200_MB()
    {
        Assert.InRange(ImageDecoder.DefaultLimits.MaxPixels!.Value * 4, 1, 202_000_000);
        AssertTooLarge(HandmadeImages.PngHeader(9_999, 9_999));
    }

    [Theory]
    [MemberData(nameof(TestImages.Formats), MemberType = typeof(TestImages))]
    public void A_cancelled_call_decodes_nothing(string format)
    {
        var cancelled = new CancellationToken(canceled: true);

        Assert.Throws<OperationCanceledException>(() => ImageDecoder.Decode(TestImages.Encoded(format), cancellationToken: cancelled));
    }

    [Theory]
    [InlineData(SKEncodedImageFormat.Jpeg)]
    [InlineData(SKEncodedImageFormat.Png)]
    public void A_large_picture_stops_while_it_is_decoded(SKEncodedImageFormat format)
    {
        using var bitmap = new SKBitmap(2_500, 1_700);
        bitmap.Erase(SKColors.Teal);
        using var data = bitmap.Encode(format, 90);
        using var cancellation = new CancellationTokenSource();
        using var image = OpenedImage.Open(data.ToArray(), ImageDecoder.DefaultLimits, cancellation.Token);

        cancellation.Cancel();

        try
        {
            image.DecodeUpright(1).Dispose();
            Assert.Fail("The picture was decoded.");
        }
        catch (OperationCanceledException exception)
        {
            Assert.Equal(cancellation.Token, exception.CancellationToken);
        }
    }

    private static byte[] Busy() => TestImages.Jpeg(200, 150, TestImages.Busy);

    private static void AssertInvalid(byte[] encoded) =>
        Assert.Equal(TaggingErrorKind.InvalidImage, Assert.Throws<TaggingException>(() => ImageDecoder.Decode(encoded)).Kind);

    private static void AssertTooLarge(byte[] encoded) =>
        Assert.Equal(TaggingErrorKind.ImageTooLarge, Assert.Throws<TaggingException>(() => ImageDecoder.Decode(encoded)).Kind);
}
