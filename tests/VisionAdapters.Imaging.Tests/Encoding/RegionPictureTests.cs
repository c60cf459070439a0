using SkiaSharp;

namespace VisionAdapters.Imaging.Tests;

public sealed class RegionPictureTests
{
    private static readonly byte[] Gray = TestImages.Png(200, 100, static (_, _) => SKColors.Gray);

    [Fact]
    public void A_region_gets_a_frame_and_its_text_stands_above_it()
    {
        var picture = Draw(new RegionLabel { Region = new ImageRegion(0.25, 0.2, 0.5, 0.6), Text = "1" });

        Assert.Equal((200, 100), (picture.Width, picture.Height));
        Assert.True(IsOrange(picture, 51, 70), "left side");
        Assert.True(IsOrange(picture, 148, 70), "right side");
        Assert.True(IsOrange(picture, 100, 78), "lower side");
        Assert.True(IsGray(picture, 100, 50), "inside");
        Assert.True(IsGray(picture, 20, 10), "outside");
        Assert.True(HasWhite(picture, 50, 9), "text above the frame");
    }

    [Fact]
    public void Texts_of_neighbors_do_not_cover_one_another()
    {
        var picture = Draw(
            new RegionLabel { Region = new ImageRegion(0.2, 0.4, 0.1, 0.2), Text = "11111" }, new RegionLabel { Region = new ImageRegion(0.3, 0.4, 0.1, 0.2), Text = "1" });

        Assert.True(HasWhite(picture, 40, 29), "the first above its frame");
        Assert.True(HasWhite(picture, 60, 60), "the second below its frame");
    }

    [Fact]
    public void Regions_take_their_colors_in_turn()
    {
        var picture = Draw(
            new RegionLabel { Region = new ImageRegion(0.1, 0.3, 0.3, 0.6), Text = "" }, new RegionLabel { Region = new ImageRegion(0.6, 0.3, 0.3, 0.6), Text = "" });

        Assert.True(IsOrange(picture, 21, 80));
        Assert.False(IsOrange(picture, 121, 80));
        Assert.False(IsGray(picture, 121, 80));
    }

    [Fact]
    public void A_region_and_a_text_that_reach_over_the_edge_are_cut_off()
    {
        var picture = Draw(new RegionLabel { Region = new ImageRegion(0.9, 0.95, 0.5, 0.5), Text = "a text that is longer than the picture is wide, without doubt" });

        Assert.Equal((200, 100), (picture.Width, picture.Height));
    }

    [Fact]
    public void A_large_picture_is_shrunk()
    {
        var copy = RegionPicture.Draw(Gray, [], maxSide: 50, TestContext.Current.CancellationToken);

        Assert.Equal(new ImageSize(50, 25), copy.Header.Size);
    }

    [Fact]
    public void Every_letter_of_a_label_differs_from_every_other()
    {
        var letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-.,%/() ".Select(Dots).ToArray();

        Assert.Equal(letters.Length, letters.Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(Dots('a'), Dots('A'));
    }

    private static bool HasWhite(DecodedImage picture, int left, int top) =>
        Enumerable.Range(left, 8).Any(x => Enumerable.Range(top, 11).Any(y => At(picture, x, y) is [> 200, > 180, > 180]));

    private static string Dots(char letter) => string.Concat(
        Enumerable.Range(0, PixelFont.Width * PixelFont.Height).Select(dot => PixelFont.HasDot(letter, dot % PixelFont.Width, dot / PixelFont.Width) ? '#' : '.'));

    private static DecodedImage Draw(params RegionLabel[] labels) => ImageDecoder.Decode(
        RegionPicture.Draw(Gray, labels, cancellationToken: TestContext.Current.CancellationToken).Bytes, cancellationToken: TestContext.Current.CancellationToken);

    private static bool IsOrange(DecodedImage picture, int x, int y) => At(picture, x, y) is [> 170, > 60 and < 140, < 90];

    private static bool IsGray(DecodedImage picture, int x, int y) => At(picture, x, y) is [> 108 and < 148, > 108 and < 148, > 108 and < 148];

    private static byte[] At(DecodedImage picture, int x, int y) => picture.Rgb.Slice(3 * ((y * picture.Width) + x), 3).ToArray();
}
