using System.Text;

namespace VisionAdapters.Imaging.Tests;

public sealed class ImagePreparerTests
{
    [Theory]
    [MemberData(nameof(TestImages.Formats), MemberType = typeof(TestImages))]
    public void Every_format_becomes_a_jpeg_of_the_same_size(string format)
    {
        var prepared = ImagePreparer.Prepare(TestImages.Encoded(format), new ImageLimits(), cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal(new ImageHeader(ImageFormat.Jpeg, new ImageSize(40, 30)), prepared.Header);
    }

    [Fact]
    public void The_picture_stays_the_picture()
    {
        var prepared = ImagePreparer.Prepare(TestImages.Encoded("png"), new ImageLimits(), cancellationToken: TestContext.Current.CancellationToken);

        Pixels.AssertNear(new RgbColor(20 * 6, 10 * 8, 90), ImageDecoder.Decode(prepared.Bytes, cancellationToken: TestContext.Current.CancellationToken).At(20, 10));
    }

    [Fact]
    public void A_turned_photo_is_stored_upright_and_its_metadata_is_left_behind()
    {
        var photo = HandmadeImages.WithOrientation(TestImages.Jpeg(64, 48, TestImages.Busy), 6);

        var prepared = ImagePreparer.Prepare(photo, new ImageLimits(), cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal(new ImageSize(48, 64), prepared.Header.Size);
        Assert.DoesNotContain("Exif", Encoding.Latin1.GetString(prepared.Bytes.Span), StringComparison.Ordinal);
        Assert.DoesNotContain("ICC_PROFILE", Encoding.Latin1.GetString(prepared.Bytes.Span), StringComparison.Ordinal);
    }

    [Fact]
    public void A_greatest_side_is_kept()
    {
        var prepared = ImagePreparer.Prepare(TestImages.Jpeg(640, 480, TestImages.Busy), new ImageLimits { MaxSide = 100 }, cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal(new ImageSize(100, 75), prepared.Header.Size);
    }

    [Fact]
    public void A_greatest_number_of_pixels_is_kept()
    {
        var prepared = ImagePreparer.Prepare(TestImages.Jpeg(640, 480, TestImages.Busy), new ImageLimits { MaxPixels = 10_000 }, cancellationToken: TestContext.Current.CancellationToken);

        Assert.InRange(prepared.Header.Size!.Value.Pixels, 9_000, 10_000);
    }

    [Theory]
    [InlineData(40_000)]
    [InlineData(8_000)]
    [InlineData(1_500)]
    public void A_greatest_number_of_bytes_is_kept(int maxBytes)
    {
        var prepared = ImagePreparer.Prepare(TestImages.Jpeg(640, 480, TestImages.Busy), new ImageLimits { MaxBytes = maxBytes }, cancellationToken: TestContext.Current.CancellationToken);

        Assert.InRange(prepared.Bytes.Length, maxBytes / 4, maxBytes);
    }

    [Fact]
    public void Bytes_that_no_picture_fits_into_are_an_error()
    {
        AssertRefused(TaggingErrorKind.ImageTooLarge, new ImageLimits { MaxBytes = 100 });
    }

    [Fact]
    public void A_picture_that_would_fall_below_the_least_side_is_an_error()
    {
        AssertRefused(TaggingErrorKind.InvalidImage, new ImageLimits { MinSide = 200 });
        AssertRefused(TaggingErrorKind.ImageTooLarge, new ImageLimits { MinSide = 120, MaxBytes = 1_500 });
    }

    [Fact]
    public void A_target_that_takes_no_jpeg_is_refused()
    {
        Assert.Throws<ArgumentException>(() => ImagePreparer.Prepare(TestImages.Encoded("png"), new ImageLimits { Formats = [ImageFormat.Png] }, cancellationToken: TestContext.Current.CancellationToken));
    }

    [Fact]
    public void What_is_accepted_is_limited_too()
    {
        var accepted = new ImageLimits { MaxPixels = 100 };

        var exception = Assert.Throws<TaggingException>(() => ImagePreparer.Prepare(TestImages.Encoded("png"), new ImageLimits(), accepted, cancellationToken: TestContext.Current.CancellationToken));

        Assert.Equal(TaggingErrorKind.ImageTooLarge, exception.Kind);
    }

    private static void AssertRefused(TaggingErrorKind kind, ImageLimits target)
    {
        var photo = TestImages.Jpeg(160, 120, TestImages.Busy);

        Assert.Equal(kind, Assert.Throws<TaggingException>(() => ImagePreparer.Prepare(photo, target)).Kind);
    }
}
