namespace VisionAdapters.Evaluation.Tests.Planning;

public sealed class McNemarPowerTests
{
    private const int Rounds = 20_000;

    [Theory]
    [InlineData(200, 0.05, 0.10)]
    [InlineData(500, 0.05, 0.20)]
    [InlineData(500, 0.02, 0.10)]
    [InlineData(3000, 0.02, 0.15)]
    [InlineData(1000, 0.00, 0.10)]
    public void Predicted_power_is_that_of_simulated_bake_offs_within_a_point(int images, double difference, double discordance)
    {
        var random = new Random(1);
        var found = 0;
        for (var round = 0; round < Rounds; round++)
        {
            var (onlyFirst, onlySecond) = (0, 0);
            for (var image = 0; image < images; image++)
            {
                var draw = random.NextDouble();
                onlyFirst += draw < (discordance + difference) / 2 ? 1 : 0;
                onlySecond += draw >= 1 - ((discordance - difference) / 2) ? 1 : 0;
            }

            found += PairedTests.McNemarExact(onlyFirst, onlySecond) <= 0.05 ? 1 : 0;
        }

        Assert.Equal((double)found / Rounds, McNemarPower.Power(images, difference, discordance), 0.01);
    }

    [Fact]
    public void Power_of_a_few_images_is_the_sum_over_all_tables()
    {
        // Of 6 images that differ, all six must be one provider's (p = 2/64 <= 0.05): 0.8^6 + 0.2^6.
        Assert.Equal(Math.Pow(0.8, 6) + Math.Pow(0.2, 6), McNemarPower.Power(6, 0.6, 1.0), 1e-12);
        Assert.Equal(0, McNemarPower.Power(5, 0.6, 1.0), 1e-12);
    }

    [Theory]
    [InlineData(0.01, 0.08)]
    [InlineData(0.02, 0.15)]
    [InlineData(0.05, 0.15)]
    [InlineData(0.15, 0.15)]
    public void The_images_needed_have_the_power_and_a_few_percent_less_do_not(double difference, double discordance)
    {
        var images = McNemarPower.ImagesNeeded(difference, discordance);

        Assert.InRange(McNemarPower.Power(images, difference, discordance), 0.8, 0.83);
        Assert.InRange(McNemarPower.Power((int)(images * 0.93), difference, discordance), 0, 0.8);
    }

    [Fact]
    public void More_images_show_smaller_differences_and_too_few_show_none()
    {
        Assert.Null(McNemarPower.SmallestDifference(20, 0.1));
        Assert.Equal(0.056, McNemarPower.SmallestDifference(300, 0.1)!.Value, 0.003);
        Assert.Equal(0.0165, McNemarPower.SmallestDifference(3000, 0.1)!.Value, 0.001);
    }

    [Fact]
    public void A_difference_beyond_the_images_that_differ_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => McNemarPower.Power(100, 0.2, 0.1));
}
