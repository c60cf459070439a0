using FsCheck;
using FsCheck.Fluent;
using SkiaSharp;

namespace VisionAdapters.Imaging.Tests;

public sealed class ImageCutterTests
{
    [Fact]
    public void A_region_comes_out_at_its_size_and_with_its_pixels()
    {
        var cut = Assert.Single(ImageCutter.Cut(Quarters, [new ImageRegion(0.5, 0, 0.5, 0.5)], cancellationToken: TestContext.Current.CancellationToken));

        var picture = Decode(cut);
        Assert.Equal((40, 30), (picture.Width, picture.Height));
        Assert.True(picture.Rgb.Span[3 * 620] < 30 && picture.Rgb.Span[(3 * 620) + 1] > 225, "the upper right quarter is green");
    }

    [Fact]
    public void A_margin_is_added_on_each_side_and_ends_at_the_edge_of_the_photo()
    {
        var cuts = ImageCutter.Cut(
            Quarters, [new ImageRegion(0.25, 0.25, 0.5, 0.5), new ImageRegion(0.5, 0.5, 0.5, 0.5)], margin: 0.1, cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal([new ImageSize(48, 36), new ImageSize(44, 33)], cuts.Select(cut => cut.Header.Size!.Value));
    }

    [Theory]
    [InlineData(6)]
    [InlineData(3)]
    public void Regions_are_of_the_upright_photo(int orientation)
    {
        var turned = HandmadeImages.WithOrientation(TestImages.Jpeg(80, 60, Quarter), orientation);
        var whole = ImageDecoder.Decode(turned, cancellationToken: TestContext.Current.CancellationToken);

        var cut = Decode(ImageCutter.Cut(turned, [new ImageRegion(0, 0, 0.5, 0.5)], cancellationToken: TestContext.Current.CancellationToken)[0]);

        Assert.Equal((whole.Width / 2, whole.Height / 2), (cut.Width, cut.Height));
        Assert.Equal(Strongest(whole, 5, 5), Strongest(cut, 5, 5));
    }

    [Fact]
    public void Whatever_the_region_is_a_picture_within_the_photo_comes_out() =>
        Prop.ForAll(
            ArbMap.Default.ArbFor<(double X, double Y, double Width, double Height)>(),
            region =>
            {
                var cut = ImageCutter.Cut(Quarters, [new ImageRegion(region.X, region.Y, region.Width, region.Height)], margin: 0.1)[0];
                return cut.Header.Size is { Width: >= 1 and <= 80, Height: >= 1 and <= 60 };
            }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_damaged_photo_is_told()
    {
        var error = Assert.Throws<TaggingException>(() => ImageCutter.Cut(new byte[] { 1, 2, 3 }, [new ImageRegion(0, 0, 1, 1)], cancellationToken: TestContext.Current.CancellationToken));

        Assert.Equal(TaggingErrorKind.UnsupportedFormat, error.Kind);
    }

    [Theory]
    [InlineData(-0.1)]
    [InlineData(1.1)]
    [InlineData(double.NaN)]
    public void A_margin_out_of_range_is_told(double margin) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => ImageCutter.Cut(Quarters, [], margin, cancellationToken: TestContext.Current.CancellationToken));

    private static byte[] Quarters { get; } = TestImages.Png(80, 60, Quarter);

    private static SKColor Quarter(int x, int y) => (x < 40, y < 30) switch
    {
        (true, true) => SKColors.Red,
        (false, true) => SKColors.Lime,
        (true, false) => SKColors.Blue,
        (false, false) => SKColors.White,
    };

    private static DecodedImage Decode(ImageContent content) => ImageDecoder.Decode(content.Bytes, cancellationToken: TestContext.Current.CancellationToken);

    private static (bool Red, bool Green, bool Blue) Strongest(DecodedImage picture, int x, int y)
    {
        var pixel = picture.Rgb.Span[(3 * ((y * picture.Width) + x))..];
        return (pixel[0] > 128, pixel[1] > 128, pixel[2] > 128);
    }
}
