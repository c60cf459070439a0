using SkiaSharp;

namespace VisionAdapters.Imaging.Tests;

public sealed class OrientationTests
{
    // The stored picture: red, green / blue, black, in blocks of 16 x 16 and 24 x 16 so that sides differ.
    private static readonly SKColor[] Corners = [SKColors.Red, SKColors.Lime, SKColors.Blue, SKColors.Black];

    /// <summary>For each EXIF value the stored blocks as they appear upright: top left, top right, bottom left, bottom right.</summary>
    public static TheoryData<int, string> Upright => new()
    {
        { 1, "rgbk" },
        { 2, "grkb" },
        { 3, "kbgr" },
        { 4, "bkrg" },
        { 5, "rbgk" },
        { 6, "brkg" },
        { 7, "kgbr" },
        { 8, "gkrb" },
    };

    [Theory]
    [MemberData(nameof(Upright))]
    public void A_turned_jpeg_comes_out_upright(int orientation, string expected)
    {
        var jpeg = HandmadeImages.WithOrientation(TestImages.Jpeg(48, 32, Block), orientation);

        Assert.Equal(expected, Read(ImageDecoder.Decode(jpeg, cancellationToken: TestContext.Current.CancellationToken), orientation));
    }

    [Theory]
    [MemberData(nameof(Upright))]
    public void A_turned_png_comes_out_upright(int orientation, string expected)
    {
        var png = HandmadeImages.WithPngOrientation(TestImages.Png(48, 32, Block), orientation);

        Assert.Equal(expected, Read(ImageDecoder.Decode(png, cancellationToken: TestContext.Current.CancellationToken), orientation));
    }

    [Theory]
    [MemberData(nameof(Upright))]
    public void A_turned_webp_comes_out_upright_with_and_without_the_prefix_of_jpeg(int orientation, string expected)
    {
        foreach (var prefix in new[] { false, true })
        {
            var webP = HandmadeImages.WithWebPOrientation(TestImages.WebP(48, 32, Block), orientation, prefix);

            Assert.Equal(expected, Read(ImageDecoder.Decode(webP, cancellationToken: TestContext.Current.CancellationToken), orientation));
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(9)]
    [InlineData(65535)]
    public void An_orientation_that_does_not_exist_is_upright(int orientation)
    {
        Assert.Equal("rgbk", Read(ImageDecoder.Decode(HandmadeImages.WithOrientation(TestImages.Jpeg(48, 32, Block), orientation), cancellationToken: TestContext.Current.CancellationToken), 1));
        Assert.Equal("rgbk", Read(ImageDecoder.Decode(HandmadeImages.WithPngOrientation(TestImages.Png(48, 32, Block), orientation), cancellationToken: TestContext.Current.CancellationToken), 1));
    }

    [Fact]
    public void A_turned_jpeg_that_is_decoded_at_a_reduced_scale_is_upright_in_the_tensor()
    {
        var jpeg = HandmadeImages.WithOrientation(TestImages.Jpeg(480, 320, static (x, y) => Block(x / 10, y / 10)), 6);

        var levels = Pixels.Levels(jpeg, 32, 48, ResizeRule.Pad);

        Assert.Equal("brkg", string.Concat(new[] { (8, 12), (24, 12), (8, 36), (24, 36) }.Select(place =>
        {
            var index = 3 * ((place.Item2 * 32) + place.Item1);
            return Letter(new RgbColor(levels[index], levels[index + 1], levels[index + 2]));
        })));
    }

    private static SKColor Block(int x, int y) => Corners[(x < 24 ? 0 : 1) + (y < 16 ? 0 : 2)];

    private static string Read(DecodedImage image, int orientation)
    {
        var (width, height) = orientation >= 5 ? (32, 48) : (48, 32);
        Assert.Equal((width, height), (image.Width, image.Height));
        var (left, right, top, bottom) = (width / 4, width * 3 / 4, height / 4, height * 3 / 4);
        return string.Concat(Letter(image.At(left, top)), Letter(image.At(right, top)), Letter(image.At(left, bottom)), Letter(image.At(right, bottom)));
    }

    private static char Letter(RgbColor color) => color switch
    {
        { R: > 200, G: < 50, B: < 50 } => 'r',
        { R: < 50, G: > 200, B: < 50 } => 'g',
        { R: < 50, G: < 50, B: > 200 } => 'b',
        { R: < 50, G: < 50, B: < 50 } => 'k',
        _ => '?',
    };
}
