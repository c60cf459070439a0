using SkiaSharp;

namespace VisionAdapters.Imaging.Tests;

public sealed class ThumbnailSheetTests
{
    private static readonly ReadOnlyMemory<byte> Red = TestImages.Png(80, 80, static (_, _) => SKColors.Red);

    [Fact]
    public void Pictures_stand_row_by_row_in_tiles_and_a_damaged_one_leaves_its_tile_white()
    {
        var sheet = ImageDecoder.Decode(
            ThumbnailSheet.Draw([Red, new byte[] { 1, 2, 3 }, Red], side: 16, columns: 2, quality: 95, TestContext.Current.CancellationToken),
            cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal((32, 32), (sheet.Width, sheet.Height));
        Assert.True(IsRed(sheet, 8, 8));
        Assert.True(IsRed(sheet, 8, 24));
        Assert.True(IsWhite(sheet, 24, 8));
        Assert.True(IsWhite(sheet, 24, 24));
    }

    private static bool IsRed(DecodedImage sheet, int x, int y) => At(sheet, x, y) is [> 240, < 20, < 20];

    private static bool IsWhite(DecodedImage sheet, int x, int y) => At(sheet, x, y) is [> 245, > 245, > 245];

    private static byte[] At(DecodedImage sheet, int x, int y) => sheet.Rgb.Slice(3 * ((y * sheet.Width) + x), 3).ToArray();
}
