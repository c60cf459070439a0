using ImageMagick;

namespace VisionAdapters.Imaging.Magick.Tests;

public sealed class MagickImageDecoderTests
{
    public MagickImageDecoderTests() => MagickImageDecoder.Register();

    public static TheoryData<MagickFormat> Formats => [MagickFormat.Avif, MagickFormat.Tiff];

    [Theory]
    [MemberData(nameof(Formats))]
    public void A_picture_is_decoded_where_its_format_is_registered(MagickFormat format)
    {
        var image = ImageDecoder.Decode(Encoded(format), cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal((64, 48), (image.Width, image.Height));
        var levels = image.Rgb.Span;
        Assert.True(levels[0] > 200 && levels[1] < 60 && levels[2] < 60, $"{levels[0]}, {levels[1]}, {levels[2]}");
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void A_picture_is_prepared_for_a_cloud_as_jpeg(MagickFormat format)
    {
        var prepared = ImagePreparer.Prepare(Encoded(format), new ImageLimits { Formats = [ImageFormat.Jpeg], MaxSide = 32 }, cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal(new ImageHeader(ImageFormat.Jpeg, new ImageSize(32, 24)), prepared.Header);
    }

    [Fact]
    public void A_turned_tiff_comes_out_upright()
    {
        using var image = new MagickImage(MagickColors.Red, 64, 48) { Orientation = ImageMagick.Orientation.RightTop };

        var decoded = ImageDecoder.Decode(image.ToByteArray(MagickFormat.Tiff), cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal((48, 64), (decoded.Width, decoded.Height));
    }

    [Fact]
    public void Transparent_pixels_lie_on_white()
    {
        using var image = new MagickImage(MagickColors.Transparent, 8, 8);

        Assert.Equal(255, ImageDecoder.Decode(image.ToByteArray(MagickFormat.Tiff), cancellationToken: TestContext.Current.CancellationToken).Rgb.Span[0]);
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void More_pixels_than_allowed_are_refused_by_the_header(MagickFormat format) =>
        AssertRefused(TaggingErrorKind.ImageTooLarge, Encoded(format), new ImageLimits { MaxPixels = 100 });

    [Theory]
    [MemberData(nameof(Formats))]
    public void A_picture_that_is_cut_off_is_an_error(MagickFormat format)
    {
        var whole = Encoded(format);

        AssertRefused(TaggingErrorKind.InvalidImage, whole[..(whole.Length * 2 / 3)], ImageDecoder.DefaultLimits);
    }

    [Fact]
    public void A_photo_of_a_phone_is_decoded()
    {
        var image = ImageDecoder.Decode(HeicPictures.Upright, cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal((64, 48), (image.Width, image.Height));
        Assert.Equal("red", ColorAt(image, 4, 24));
        Assert.Equal("blue", ColorAt(image, 60, 24));
    }

    [Fact]
    public void A_photo_of_a_phone_held_upright_is_turned_once()
    {
        var image = ImageDecoder.Decode(HeicPictures.Turned, cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal((48, 64), (image.Width, image.Height));
        Assert.Equal("red", ColorAt(image, 24, 4));
        Assert.Equal("blue", ColorAt(image, 24, 60));
    }

    [Fact]
    public void A_photo_of_a_phone_is_prepared_for_a_cloud_as_jpeg()
    {
        var limits = new ImageLimits { Formats = [ImageFormat.Jpeg], MaxSide = 32 };

        var prepared = ImagePreparer.Prepare(HeicPictures.Turned, limits, cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal(new ImageHeader(ImageFormat.Jpeg, new ImageSize(24, 32)), prepared.Header);
    }

    [Fact]
    public void A_heic_that_is_cut_off_is_an_error() =>
        Assert.All(
            Enumerable.Range(1, 11).Select(twelfth => HeicPictures.Upright.Length * twelfth / 12),
            length => AssertRefused(TaggingErrorKind.InvalidImage, HeicPictures.Upright[..length], ImageDecoder.DefaultLimits));

    [Fact]
    public void A_heic_without_a_picture_is_an_error() =>
        AssertRefused(
            TaggingErrorKind.InvalidImage,
            [0, 0, 0, 24, .. "ftypheic"u8, 0, 0, 0, 0, .. "mif1heic"u8, .. new byte[64]],
            ImageDecoder.DefaultLimits);

    [Fact]
    public void A_cancelled_call_decodes_nothing() =>
        Assert.Throws<OperationCanceledException>(
            () => ImageDecoder.Decode(Encoded(MagickFormat.Tiff), cancellationToken: new CancellationToken(canceled: true)));

    [Fact]
    public void The_default_limits_name_the_formats_that_are_registered()
    {
        Assert.Contains(ImageFormat.Heif, ImageDecoder.DefaultLimits.Formats);
        Assert.Contains(ImageFormat.Tiff, ImageDecoder.DefaultLimits.Formats);
    }

    private static string ColorAt(DecodedImage image, int x, int y) => image.Rgb.Span.Slice(3 * ((y * image.Width) + x), 3) switch
    {
        [> 180, < 80, < 80] => "red",
        [< 80, < 80, > 180] => "blue",
        var other => string.Join(' ', other.ToArray()),
    };

    private static byte[] Encoded(MagickFormat format)
    {
        using var image = new MagickImage(MagickColors.Red, 64, 48);
        return image.ToByteArray(format);
    }

    private static void AssertRefused(TaggingErrorKind kind, byte[] encoded, ImageLimits limits) =>
        Assert.Equal(kind, Assert.Throws<TaggingException>(() => ImageDecoder.Decode(encoded, limits)).Kind);
}
