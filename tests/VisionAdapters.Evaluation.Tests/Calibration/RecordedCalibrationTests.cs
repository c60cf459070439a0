using VisionAdapters.Testing;

namespace VisionAdapters.Evaluation.Tests.Calibration;

/// <summary>What calibration gains on real answers of three cloud services, on images that the fit never saw.</summary>
public sealed class RecordedCalibrationTests
{
    private static readonly Lazy<ScoringSet> Set = new(() => ScoringCsv.Read(new ScoringCsvSources
    {
        Labels = Recording("labels.csv"),
        Predictions = Recording("predictions.csv"),
        Images = Recording("images.csv"),
    }));

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void The_calibration_error_falls_to_a_third_and_micro_F1_does_not_fall(int seed)
    {
        Recording("labels.csv");
        var providers = CalibrationFitter.Fit(Set.Value, new CalibrationOptions { SplitSeed = seed }, TestContext.Current.CancellationToken);

        Assert.Equal(["everypixel", "google", "microsoft"], providers.Select(provider => provider.Provider).Order());
        Assert.All(providers, provider =>
        {
            var heldOut = provider.FindFacet("object")!.HeldOut;
            Assert.InRange(heldOut.Images, 5000, 6500);
            Assert.True(heldOut.Calibrated.ExpectedCalibrationError <= heldOut.Raw.ExpectedCalibrationError / 3, $"{provider.Provider}: {heldOut.Raw} to {heldOut.Calibrated}");
            Assert.True(heldOut.Calibrated.ExpectedCalibrationErrorOfAllPairs <= heldOut.Raw.ExpectedCalibrationErrorOfAllPairs / 3, $"{provider.Provider}: {heldOut.Raw} to {heldOut.Calibrated}");
            Assert.True(heldOut.Calibrated.MicroF1 >= heldOut.BestRawMicroF1, $"{provider.Provider}: {heldOut.BestRawMicroF1} to {heldOut.Calibrated.MicroF1}");
            Assert.True(heldOut.Calibrated.Brier < heldOut.Raw.Brier);
        });
    }

    private static string Recording(string file) => SharedData.Require("recordings", "frugalmct-pascal", file);
}
