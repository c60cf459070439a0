using FsCheck;
using FsCheck.Fluent;

namespace VisionAdapters.Tests;

public sealed class ImageHeaderTests
{
    private static readonly byte[] PngStart = [0x89, .. "PNG\r\n"u8, 0x1A, (byte)'\n', 0, 0, 0, 13, .. "IHDR"u8];
    private static readonly byte[] Frame = [0xFF, 0xC0, 0, 17, 8, 0x01, 0x2C, 0x02, 0x58, 3];

    public static TheoryData<byte[], ImageFormat, int, int> Headers => new()
    {
        { [.. PngStart, 0, 0, 1, 0, 0, 0, 2, 3], ImageFormat.Png, 256, 515 },
        { [.. "GIF89a"u8, 0x40, 1, 0xF0, 0], ImageFormat.Gif, 320, 240 },
        { [.. "GIF87a"u8, 1, 0, 2, 0], ImageFormat.Gif, 1, 2 },
        { Bmp(100, 50), ImageFormat.Bmp, 100, 50 },
        { Bmp(100, -50), ImageFormat.Bmp, 100, 50 },
        { [.. "BM"u8, .. new byte[12], 12, 0, 0, 0, 7, 0, 9, 0, 0, 0, 0, 0], ImageFormat.Bmp, 7, 9 },
        { WebP("VP8X"u8, 10, 0, 0, 0, 0, 0, 0, 0, 99, 0, 0, 49, 0, 0), ImageFormat.WebP, 100, 50 },
        { WebP("VP8L"u8, 9, 0, 0, 0, 0x2F, 0x63, 0x40, 0x0C, 0x00), ImageFormat.WebP, 100, 50 },
        { WebP("VP8 "u8, 9, 0, 0, 0, 0, 0, 0, 0x9D, 1, 0x2A, 100, 0, 50, 0), ImageFormat.WebP, 100, 50 },
        { [0xFF, 0xD8, .. Frame], ImageFormat.Jpeg, 600, 300 },
        { [0xFF, 0xD8, 0xFF, 0xE1, 0, 4, 0xFF, 0xC0, .. Frame], ImageFormat.Jpeg, 600, 300 },
        { [0xFF, 0xD8, 0xFF, 0xFF, .. Frame], ImageFormat.Jpeg, 600, 300 },
        { [0xFF, 0xD8, 0xFF, 0xFE, 0, 2, 1, 2, 3, .. Frame], ImageFormat.Jpeg, 600, 300 },
        { [0xFF, 0xD8, 0xFF, 0xC4, 0, 3, 0, .. Frame], ImageFormat.Jpeg, 600, 300 },
    };

    public static TheoryData<byte[], ImageFormat> Sizeless => new()
    {
        { [.. PngStart, 0, 0, 1], ImageFormat.Png },
        { [.. PngStart, 0, 0, 0, 0, 0, 0, 0, 1], ImageFormat.Png },
        { [.. PngStart, 0x80, 0, 0, 0, 0, 0, 0, 1], ImageFormat.Png },
        { [0xFF, 0xD8, 0xFF, 0xE0, 0, 1, 0, 0, 0, 0, 0, 0], ImageFormat.Jpeg },
        { [0xFF, 0xD8, 0xFF, 0xDA, 0, 2, .. Frame], ImageFormat.Jpeg },
        { Bmp(100, int.MinValue), ImageFormat.Bmp },
        { WebP("ABCD"u8, new byte[20]), ImageFormat.WebP },
        { [.. "II"u8, 42, 0], ImageFormat.Tiff },
        { [.. "MM"u8, 0, 42], ImageFormat.Tiff },
        { [0, 0, 0, 24, .. "ftypheic"u8], ImageFormat.Heif },
        { [0, 0, 0, 24, .. "ftypavif"u8], ImageFormat.Heif },
        { [0, 0, 0, 24, .. "ftypisom"u8], ImageFormat.Unknown },
        { [.. "%PDF-1.7"u8], ImageFormat.Unknown },
        { [], ImageFormat.Unknown },
    };

    [Theory]
    [MemberData(nameof(Headers), DisableDiscoveryEnumeration = true)]
    public void A_header_tells_format_and_size(byte[] bytes, ImageFormat format, int width, int height)
    {
        Assert.Equal(new ImageHeader(format, new ImageSize(width, height)), ImageHeader.Read(bytes));
    }

    [Theory]
    [MemberData(nameof(Sizeless), DisableDiscoveryEnumeration = true)]
    public void A_header_that_is_damaged_or_foreign_has_no_size(byte[] bytes, ImageFormat format)
    {
        Assert.Equal(new ImageHeader(format, null), ImageHeader.Read(bytes));
    }

    [Fact]
    public void Reading_never_throws_whatever_the_bytes_and_wherever_they_end()
    {
        var starts = Headers.Select(static row => row.Data.Item1).ToArray();
        var inputs = (from start in Gen.Elements(starts)
                      from cut in Gen.Choose(0, start.Length)
                      from rest in ArbMap.Default.GeneratorFor<byte[]>()
                      select (byte[])[.. start.AsSpan(0, cut), .. rest]).ToArbitrary();

        Prop.ForAll(inputs, static bytes =>
        {
            var size = ImageHeader.Read(bytes).Size;
            Assert.True(size is null or { Width: > 0, Height: > 0 });
        }).QuickCheckThrowOnFailure();
    }

    [Theory]
    [InlineData(ImageFormat.Jpeg, "image/jpeg")]
    [InlineData(ImageFormat.WebP, "image/webp")]
    [InlineData(ImageFormat.Unknown, "application/octet-stream")]
    public void A_format_has_its_media_type(ImageFormat format, string mediaType)
    {
        Assert.Equal(mediaType, new ImageHeader(format, null).MediaType);
    }

    [Fact]
    public void Pixels_are_counted_beyond_32_bits()
    {
        Assert.Equal(3_600_000_000, new ImageSize(60_000, 60_000).Pixels);
    }

    private static byte[] Bmp(int width, int height) =>
        [.. "BM"u8, .. new byte[12], 40, 0, 0, 0, .. BitConverter.GetBytes(width), .. BitConverter.GetBytes(height)];

    private static byte[] WebP(ReadOnlySpan<byte> chunk, params byte[] content) => [.. "RIFF"u8, 0, 0, 0, 0, .. "WEBP"u8, .. chunk, .. content];
}
