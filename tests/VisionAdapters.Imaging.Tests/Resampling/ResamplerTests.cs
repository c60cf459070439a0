using FsCheck;
using FsCheck.Fluent;
using SkiaSharp;

namespace VisionAdapters.Imaging.Tests;

public sealed class ResamplerTests
{
    [Fact]
    public void One_colour_stays_one_colour_at_any_size()
    {
        var sizes = UpTo(70, 70, 70, 70);

        Prop.ForAll(sizes, sizes =>
        {
            var (fromWidth, fromHeight, toWidth, toHeight) = sizes;
            var png = TestImages.Png(fromWidth, fromHeight, static (_, _) => new SKColor(255, 1, 77));
            var levels = Pixels.Levels(png, toWidth, toHeight);
            Assert.All(levels.Chunk(3), static pixel => Assert.Equal([255, 1, 77], pixel));
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Every_place_s_weights_sum_to_one_and_stay_inside_the_input()
    {
        var sizes = Gen.Zip(Gen.Choose(1, 3000), Gen.Choose(1, 500)).ToArbitrary();

        Prop.ForAll(sizes, sizes =>
        {
            var (input, output) = sizes;
            var table = new ResampleTable(input, output);
            for (var place = 0; place < output; place++)
            {
                Assert.InRange(table.Start(place), 0, input - 1);
                Assert.InRange(table.End(place), table.Start(place) + 1, input);

                // Each weight is rounded by at most a half.
                var sum = table.Weights(place).ToArray().Sum();
                Assert.InRange(sum - (1 << ResampleTable.PrecisionBits), -table.Weights(place).Length, table.Weights(place).Length);
            }
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void A_size_that_already_fits_is_copied_level_by_level()
    {
        var png = TestImages.Png(21, 13, TestImages.Busy);

        Assert.Equal(ImageDecoder.Decode(png, cancellationToken: TestContext.Current.CancellationToken).Rgb.ToArray(), Pixels.Levels(png, 21, 13));
    }

    [Theory]
    [InlineData(288, 288, 60, 80, 60, 60, 4)]
    [InlineData(60, 80, 60, 80, 60, 80, 1)]
    [InlineData(4000, 3000, 224, 224, 224, 168, 8)]
    [InlineData(448, 335, 224, 224, 224, 168, 1)]
    [InlineData(448, 336, 224, 224, 224, 168, 2)]
    [InlineData(10_000, 1, 50, 50, 50, 1, 1)]
    public void A_padded_plan_keeps_the_proportions_and_the_reduction_never_goes_below_the_target(
        int width, int height, int targetWidth, int targetHeight, int scaledWidth, int scaledHeight, int reduction)
    {
        var size = new ImageSize(width, height);
        var plan = new ImageTensorFormat { Width = targetWidth, Height = targetHeight }.PlanFor(size);

        Assert.Equal((scaledWidth, scaledHeight), (plan.ScaledWidth, plan.ScaledHeight));
        Assert.Equal(((targetWidth - scaledWidth) / 2, (targetHeight - scaledHeight) / 2), (plan.TargetX, plan.TargetY));
        Assert.Equal(reduction, plan.Reduction(size));
    }

    [Fact]
    public void A_cropped_plan_covers_the_target_and_its_window_lies_inside()
    {
        var sizes = UpTo(9000, 9000, 600, 600);

        Prop.ForAll(sizes, sizes =>
        {
            var (width, height, targetWidth, targetHeight) = sizes;
            var format = new ImageTensorFormat { Width = targetWidth, Height = targetHeight, Resize = ResizeRule.Crop };
            var plan = format.PlanFor(new ImageSize(width, height));
            Assert.Equal((targetWidth, targetHeight), (plan.WindowWidth, plan.WindowHeight));
            Assert.InRange(plan.WindowX, 0, plan.ScaledWidth - targetWidth);
            Assert.InRange(plan.WindowY, 0, plan.ScaledHeight - targetHeight);
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void A_plan_within_limits_keeps_both_of_them()
    {
        var sizes = UpTo(9000, 9000, 3000, 1_000_000);

        Prop.ForAll(sizes, sizes =>
        {
            var (width, height, maxSide, maxPixels) = sizes;
            var plan = ResizePlan.Within(new ImageSize(width, height), maxSide, maxPixels);
            Assert.InRange(Math.Max(plan.ScaledWidth, plan.ScaledHeight), 1, Math.Min(maxSide, Math.Max(width, height)));
            Assert.InRange((long)plan.ScaledWidth * plan.ScaledHeight, 1, maxPixels);
        }).QuickCheckThrowOnFailure();
    }

    private static Arbitrary<(int, int, int, int)> UpTo(int a, int b, int c, int d) =>
        (from first in Gen.Choose(1, a)
         from second in Gen.Choose(1, b)
         from third in Gen.Choose(1, c)
         from fourth in Gen.Choose(1, d)
         select (first, second, third, fourth)).ToArbitrary();
}
