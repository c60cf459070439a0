using SkiaSharp;

namespace VisionAdapters.Imaging.Tests;

public sealed class FormatTests
{
    public static TheoryData<string> Gradients => ["jpeg", "png", "webp", "lossy-webp", "bmp"];

    [Theory]
    [MemberData(nameof(Gradients))]
    public void A_picture_comes_out_as_it_went_in(string format)
    {
        var image = ImageDecoder.Decode(TestImages.Encoded(format), cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal((40, 30), (image.Width, image.Height));
        Pixels.AssertNear(new RgbColor(20 * 6, 10 * 8, 90), image.At(20, 10));
        Pixels.AssertNear(new RgbColor(35 * 6, 25 * 8, 90), image.At(35, 25));
    }

    [Fact]
    public void Of_an_animation_the_first_frame_is_taken()
    {
        var gif = HandmadeImages.Gif(6, 5, HandmadeImages.Frame(6, 5, static (_, _) => 1), HandmadeImages.Frame(6, 5, static (_, _) => 2));

        Assert.Equal(TestImages.Red, ImageDecoder.Decode(gif, cancellationToken: TestContext.Current.CancellationToken).At(3, 3));
    }

    [Fact]
    public void A_progressive_jpeg_is_decoded()
    {
        var image = ImageDecoder.Decode(TestImages.ProgressiveJpeg, cancellationToken: TestContext.Current.CancellationToken);

        Pixels.AssertNear(new RgbColor(100, 105, 105), image.At(20, 15), levels: 12);
    }

    [Fact]
    public void Four_inks_become_red_green_and_blue()
    {
        Assert.Equal(new RgbColor(106, 112, 111), ImageDecoder.Decode(TestImages.CmykJpeg, cancellationToken: TestContext.Current.CancellationToken).At(8, 4));
    }

    [Fact]
    public void A_grey_jpeg_has_three_equal_channels()
    {
        using var grey = new SKBitmap(new SKImageInfo(16, 16, SKColorType.Gray8));
        grey.Erase(new SKColor(90, 90, 90));
        using var jpeg = grey.Encode(SKEncodedImageFormat.Jpeg, 95);

        Pixels.AssertNear(new RgbColor(90, 90, 90), ImageDecoder.Decode(jpeg.ToArray(), cancellationToken: TestContext.Current.CancellationToken).At(7, 7), levels: 1);
    }

    [Fact]
    public void Transparent_pixels_lie_on_white()
    {
        var png = TestImages.Png(3, 1, static (x, _) => new SKColor(200, 100, 0, (byte)(x switch { 0 => 0, 1 => 128, _ => 255 })));

        var image = ImageDecoder.Decode(png, cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal(RgbColor.White, image.At(0, 0));
        Assert.Equal(new RgbColor(227, 177, 127), image.At(1, 0));
        Assert.Equal(new RgbColor(200, 100, 0), image.At(2, 0));
    }

    [Fact]
    public void A_colour_profile_does_not_change_the_levels()
    {
        using var bitmap = new SKBitmap(new SKImageInfo(8, 8, SKColorType.Rgba8888, SKAlphaType.Opaque, SKColorSpace.CreateRgb(SKColorSpaceTransferFn.Srgb, SKColorSpaceXyz.AdobeRgb)));
        bitmap.GetPixelSpan().Fill(77);
        using var png = bitmap.Encode(SKEncodedImageFormat.Png, 100);

        Assert.Equal(new RgbColor(77, 77, 77), ImageDecoder.Decode(png.ToArray(), cancellationToken: TestContext.Current.CancellationToken).At(4, 4));
    }

    [Theory]
    [InlineData(10)]
    [InlineData(25)]
    public void A_greatest_side_shrinks_the_picture(int side)
    {
        var image = ImageDecoder.Decode(TestImages.Encoded("jpeg"), maxSide: side, cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal((side, (int)Math.Round(side * 0.75, MidpointRounding.AwayFromZero)), (image.Width, image.Height));
    }

    [Fact]
    public void A_greatest_side_never_enlarges()
    {
        Assert.Equal(40, ImageDecoder.Decode(TestImages.Encoded("png"), maxSide: 400, cancellationToken: TestContext.Current.CancellationToken).Width);
    }

    [Fact]
    public void A_greatest_side_of_nothing_is_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => ImageDecoder.Decode(TestImages.Encoded("png"), maxSide: 0, cancellationToken: TestContext.Current.CancellationToken));
    }
}
