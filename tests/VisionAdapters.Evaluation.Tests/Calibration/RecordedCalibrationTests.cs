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

    /// <summary>The calibration error falls to a third or less, of the given values and of all pairs, and micro F1 does not fall.</summary>
    [Theory]
    [InlineData(1, "google", 5707, .0612, .0166, .0395, .0013, .6174, .6210)]
    [InlineData(1, "microsoft", 5707, .1012, .0141, .0239, .0010, .7871, .8016)]
    [InlineData(1, "everypixel", 5707, .1478, .0205, .0303, .0018, .7572, .7646)]
    [InlineData(2, "google", 5780, .0682, .0116, .0402, .0015, .6149, .6200)]
    [InlineData(2, "microsoft", 5780, .0958, .0126, .0238, .0012, .7882, .8003)]
    [InlineData(2, "everypixel", 5780, .1483, .0154, .0307, .0021, .7562, .7606)]
    [InlineData(3, "google", 5724, .0665, .0098, .0391, .0013, .6222, .6280)]
    [InlineData(3, "microsoft", 5724, .1037, .0206, .0241, .0018, .7853, .8013)]
    [InlineData(3, "everypixel", 5724, .1486, .0127, .0301, .0011, .7595, .7646)]
    public void The_figures_before_and_after_are_those_of_the_documentation(
        int seed, string provider, int images, double raw, double calibrated, double rawOfAllPairs, double calibratedOfAllPairs, double bestRawMicroF1, double microF1)
    {
        Recording("labels.csv");
        var providers = CalibrationFitter.Fit(Set.Value, new CalibrationOptions { SplitSeed = seed }, TestContext.Current.CancellationToken);

        Assert.Equal(["everypixel", "google", "microsoft"], providers.Select(fitted => fitted.Provider).Order());
        var heldOut = providers.Single(fitted => fitted.Provider == provider).FindFacet("object")!.HeldOut;
        Assert.Equal(images, heldOut.Images);
        Assert.Equal(raw, heldOut.Raw.ExpectedCalibrationError, 4);
        Assert.Equal(calibrated, heldOut.Calibrated.ExpectedCalibrationError, 4);
        Assert.Equal(rawOfAllPairs, heldOut.Raw.ExpectedCalibrationErrorOfAllPairs, 4);
        Assert.Equal(calibratedOfAllPairs, heldOut.Calibrated.ExpectedCalibrationErrorOfAllPairs, 4);
        Assert.Equal(bestRawMicroF1, heldOut.BestRawMicroF1, 4);
        Assert.Equal(microF1, heldOut.Calibrated.MicroF1, 4);
        Assert.True(heldOut.Calibrated.Brier < heldOut.Raw.Brier);
    }

    private static string Recording(string file) => SharedData.Require("recordings", "frugalmct-pascal", file);
}
