using FsCheck;
using FsCheck.Fluent;

namespace VisionAdapters.Imaging.Tests;

public sealed class DamageTests
{
    private static readonly ImageLimits FuzzLimits = ImageDecoder.DefaultLimits with { MaxPixels = 1_000_000 };

    /// <summary>A file's last bytes, which may be missing with every pixel still there: end markers, checksums, padding.</summary>
    private const int Tail = 40;

    [Theory]
    [MemberData(nameof(TestImages.Formats), MemberType = typeof(TestImages))]
    public void A_file_cut_off_anywhere_is_an_error_and_never_half_a_picture(string format)
    {
        var whole = TestImages.Encoded(format);
        var cuts = Gen.Choose(0, whole.Length - Tail).ToArbitrary();

        Prop.ForAll(cuts, cut =>
        {
            var exception = Assert.Throws<TaggingException>(() => ImageDecoder.Decode(whole.AsMemory(0, cut), cancellationToken: TestContext.Current.CancellationToken));
            Assert.Contains(exception.Kind, new[] { TaggingErrorKind.InvalidImage, TaggingErrorKind.UnsupportedFormat });
        }).QuickCheckThrowOnFailure();
    }

    [Theory]
    [MemberData(nameof(TestImages.Formats), MemberType = typeof(TestImages))]
    public void Damaged_bytes_decode_or_are_a_typed_error(string format)
    {
        var whole = TestImages.Encoded(format);
        var damage = Gen.Zip(Gen.Choose(0, whole.Length - 1), Gen.Choose(0, 255)).ListOf(8).ToArbitrary();

        Prop.ForAll(damage, changes =>
        {
            var damaged = whole.ToArray();
            foreach (var (place, value) in changes)
            {
                damaged[place] = (byte)value;
            }

            DecodeOrRefuse(damaged);
        }).QuickCheckThrowOnFailure();
    }

    [Theory]
    [MemberData(nameof(TestImages.Formats), MemberType = typeof(TestImages))]
    public void Any_bytes_after_a_format_s_first_ones_decode_or_are_a_typed_error(string format)
    {
        var start = TestImages.Encoded(format).AsMemory(0, 16);

        Prop.ForAll<byte[]>(rest => DecodeOrRefuse([.. start.Span, .. rest])).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void A_webp_shorter_than_it_says_is_cut_off_even_where_the_codec_would_show_its_first_part()
    {
        var webP = TestImages.Encoded("webp");

        var exception = Assert.Throws<TaggingException>(() => ImageDecoder.Decode(webP.AsMemory(0, webP.Length - 1), cancellationToken: TestContext.Current.CancellationToken));

        Assert.Equal(TaggingErrorKind.InvalidImage, exception.Kind);
        Assert.Contains($"{webP.Length} bytes", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Bytes_of_no_known_format_are_unsupported()
    {
        Prop.ForAll<byte[]>(static bytes =>
        {
            byte[] unknown = [(byte)'?', .. bytes];
            Assert.Equal(TaggingErrorKind.UnsupportedFormat, Assert.Throws<TaggingException>(() => ImageDecoder.Decode(unknown, cancellationToken: TestContext.Current.CancellationToken)).Kind);
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void No_bytes_are_an_invalid_image()
    {
        Assert.Equal(TaggingErrorKind.InvalidImage, Assert.Throws<TaggingException>(() => ImageDecoder.Decode(default, cancellationToken: TestContext.Current.CancellationToken)).Kind);
    }

    [Fact]
    public void An_unsupported_format_is_named()
    {
        var exception = Assert.Throws<TaggingException>(() => ImageDecoder.Decode(new byte[] { (byte)'I', (byte)'I', 42, 0, 8, 0, 0, 0 }, cancellationToken: TestContext.Current.CancellationToken));

        Assert.Equal(TaggingErrorKind.UnsupportedFormat, exception.Kind);
        Assert.StartsWith("TIFF", exception.Message, StringComparison.Ordinal);
    }

    private static void DecodeOrRefuse(byte[] encoded)
    {
        try
        {
            var image = ImageDecoder.Decode(encoded, FuzzLimits);
            Assert.Equal(3 * image.Width * image.Height, image.Rgb.Length);
        }
        catch (TaggingException exception)
        {
            Assert.NotEqual(TaggingErrorKind.Unknown, exception.Kind);
        }
    }
}
