namespace VisionAdapters.Imaging.Tests;

public sealed class ImageTensorFormatTests
{
    private static readonly ImageTensorFormat Format = new() { Width = 60, Height = 80 };

    [Fact]
    public void The_elements_are_three_channels_of_all_pixels()
    {
        Assert.Equal(3 * 60 * 80, Format.ElementCount);
    }

    [Fact]
    public void A_format_pads_planes_on_white_unless_told_otherwise()
    {
        Assert.Equal((ResizeRule.Pad, TensorLayout.Nchw, RgbColor.White, false), (Format.Resize, Format.Layout, Format.Background, Format.Bgr));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-5)]
    [InlineData(ImageTensorFormat.MaxSide + 1)]
    public void A_side_out_of_range_is_refused(int side)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Format with { Width = side });
        Assert.Throws<ArgumentOutOfRangeException>(() => Format with { Height = side });
    }

    [Fact]
    public void The_largest_tensor_can_be_counted()
    {
        Assert.Equal(201_326_592, new ImageTensorFormat { Width = ImageTensorFormat.MaxSide, Height = ImageTensorFormat.MaxSide }.ElementCount);
    }

    [Fact]
    public void An_enum_value_that_does_not_exist_is_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Format with { Layout = (TensorLayout)7 });
        Assert.Throws<ArgumentOutOfRangeException>(() => Format with { Resize = (ResizeRule)7 });
    }

    [Theory]
    [InlineData(new[] { 0.5f })]
    [InlineData(new[] { 0.5f, 0.5f, 0.5f, 0.5f })]
    [InlineData(new[] { 0.5f, float.NaN, 0.5f })]
    public void A_mean_that_is_not_three_numbers_is_refused(float[] mean)
    {
        Assert.Throws<ArgumentException>(() => Format with { Mean = mean });
    }

    [Theory]
    [InlineData(new[] { 0.5f, 0.5f })]
    [InlineData(new[] { 0.5f, 0f, 0.5f })]
    [InlineData(new[] { 0.5f, -1f, 0.5f })]
    [InlineData(new[] { 0.5f, float.PositiveInfinity, 0.5f })]
    public void A_standard_deviation_that_is_not_three_numbers_above_0_is_refused(float[] deviation)
    {
        Assert.Throws<ArgumentException>(() => Format with { StandardDeviation = deviation });
    }

    [Fact]
    public void A_later_change_of_the_caller_s_numbers_does_not_reach_the_format()
    {
        float[] mean = [0.1f, 0.2f, 0.3f];
        var format = Format with { Mean = mean };

        mean[0] = 9;

        Assert.Equal([0.1f, 0.2f, 0.3f], format.Mean);
    }
}
