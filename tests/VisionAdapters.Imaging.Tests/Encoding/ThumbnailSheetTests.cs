namespace VisionAdapters.Imaging.Tests;

public sealed class ThumbnailSheetTests
{
    [Fact]
    public void Pictures_stand_row_by_row_and_a_damaged_one_leaves_its_tile_white()
    {
        var black = ThumbnailSheet.Draw([ReadOnlyMemory<byte>.Empty], side: 8, columns: 1);
        var sheet = ImageDecoder.Decode(ThumbnailSheet.Draw([black, new byte[] { 1, 2, 3 }, black], side: 8, columns: 2));

        Assert.Equal((16, 16), (sheet.Width, sheet.Height));
        Assert.All(sheet.Pixels.ToArray(), channel => Assert.InRange(channel, 250, 255));
    }
}
