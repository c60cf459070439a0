using SkiaSharp;

namespace VisionAdapters.Imaging.Tests;

public sealed class ImageTensorWriterTests
{
    // Two pixels, one above the other.
    private static readonly byte[] TwoPixels = TestImages.Png(1, 2, static (_, y) => y == 0 ? new SKColor(10, 20, 30) : new SKColor(40, 50, 60));
    private static readonly ImageTensorFormat Format = new() { Width = 1, Height = 2 };

    [Fact]
    public void Planes_lie_one_after_the_other()
    {
        Assert.Equal([10, 40, 20, 50, 30, 60], Pixels.Levels(TwoPixels, Format));
    }

    [Fact]
    public void Channels_lie_side_by_side()
    {
        Assert.Equal([10, 20, 30, 40, 50, 60], Pixels.Levels(TwoPixels, Format with { Layout = TensorLayout.Nhwc }));
    }

    [Fact]
    public void Blue_comes_first_when_asked_for()
    {
        Assert.Equal([30, 60, 20, 50, 10, 40], Pixels.Levels(TwoPixels, Format with { Bgr = true }));
        Assert.Equal([30, 20, 10, 60, 50, 40], Pixels.Levels(TwoPixels, Format with { Bgr = true, Layout = TensorLayout.Nhwc }));
    }

    [Fact]
    public void Floats_run_from_0_to_1()
    {
        var values = Pixels.Values(TwoPixels, Format);

        Assert.Equal([10 / 255f, 40 / 255f, 20 / 255f, 50 / 255f, 30 / 255f, 60 / 255f], values);
    }

    [Fact]
    public void Mean_and_standard_deviation_belong_to_a_colour_and_not_to_a_place()
    {
        var format = Format with { Mean = [0.1f, 0.2f, 0.3f], StandardDeviation = [0.5f, 0.25f, 2f] };
        var red = ((10 / 255f) - 0.1f) / 0.5f;
        var blue = ((60 / 255f) - 0.3f) / 2f;

        var rgb = Pixels.Values(TwoPixels, format);
        var bgr = Pixels.Values(TwoPixels, format with { Bgr = true });

        Assert.Equal((red, blue), (rgb[0], rgb[5]));
        Assert.Equal((red, blue), (bgr[4], bgr[1]));
    }

    [Fact]
    public void Mean_and_standard_deviation_do_not_touch_8_bit_levels()
    {
        Assert.Equal(10, Pixels.Levels(TwoPixels, Format with { Mean = [0.5f, 0.5f, 0.5f], StandardDeviation = [0.2f, 0.2f, 0.2f] })[0]);
    }

    [Fact]
    public void A_padded_image_lies_in_the_middle_of_the_background()
    {
        var format = new ImageTensorFormat { Width = 4, Height = 2, Background = new RgbColor(7, 8, 9) };

        var levels = Pixels.Levels(TwoPixels, format);

        // The free columns are split 1 before, 2 after.
        Assert.Equal([7, 10, 7, 7, 7, 40, 7, 7], levels[..8]);
        Assert.Equal([9, 30, 9, 9, 9, 60, 9, 9], levels[16..]);
    }

    [Fact]
    public void The_background_is_normalised_like_the_image()
    {
        var values = Pixels.Values(TwoPixels, new ImageTensorFormat { Width = 4, Height = 2, Mean = [0.5f, 0.5f, 0.5f], StandardDeviation = [0.5f, 0.5f, 0.5f] });

        Assert.Equal(1f, values[0]);
    }

    [Fact]
    public void A_buffer_that_was_used_before_leaves_no_trace()
    {
        var writer = new ImageTensorWriter(new ImageTensorFormat { Width = 24, Height = 24 });
        var fresh = new byte[writer.Format.ElementCount];
        var used = new byte[writer.Format.ElementCount];
        writer.Write(TestImages.Encoded("jpeg"), used.AsSpan(), cancellationToken: TestContext.Current.CancellationToken);

        writer.Write(TwoPixels, fresh.AsSpan(), cancellationToken: TestContext.Current.CancellationToken);
        writer.Write(TwoPixels, used.AsSpan(), cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal(fresh, used);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(1)]
    public void A_destination_of_another_length_is_refused(int difference)
    {
        var writer = new ImageTensorWriter(Format);
        var destination = new float[Format.ElementCount + difference];

        var exception = Assert.Throws<ArgumentException>(() => writer.Write(TwoPixels, destination.AsSpan(), cancellationToken: TestContext.Current.CancellationToken));

        Assert.Contains("6 elements", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_limits_are_the_writer_s_own()
    {
        var writer = new ImageTensorWriter(Format, new ImageLimits { MaxPixels = 1 });

        var exception = Assert.Throws<TaggingException>(() => writer.Write(TwoPixels, new byte[6].AsSpan(), cancellationToken: TestContext.Current.CancellationToken));

        Assert.Equal(TaggingErrorKind.ImageTooLarge, exception.Kind);
        Assert.Equivalent(ImageDecoder.DefaultLimits, new ImageTensorWriter(Format).Limits);
    }

    [Fact]
    public void Many_threads_may_write_at_once()
    {
        var writer = new ImageTensorWriter(new ImageTensorFormat { Width = 33, Height = 44 });
        var images = TestImages.Formats.Select(static row => TestImages.Encoded(row.Data)).ToArray();
        var expected = images.Select(image => Pixels.Values(image, writer.Format)).ToArray();

        Parallel.For(0, 200, new ParallelOptions { MaxDegreeOfParallelism = 8, CancellationToken = TestContext.Current.CancellationToken }, round =>
        {
            var tensor = new float[writer.Format.ElementCount];
            writer.Write(images[round % images.Length], tensor.AsSpan());
            Assert.Equal(expected[round % images.Length], tensor);
        });
    }
}
