namespace VisionAdapters.Bakeoff.Tests;

public sealed class CalibrationStageTests : IDisposable
{
    private readonly RunFixture _fixture = new();

    public void Dispose() => _fixture.Dispose();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_run_keeps_whether_confidences_are_calibrated_before_they_are_scored(bool calibration)
    {
        using var set = await _fixture.Tiny.LoadAsync(_fixture.Tiny.WriteMany(120));
        using (await _fixture.RunAsync(set, new FakeTagger(_ => FakeTagger.Says("Jeans")), options => options.Calibration = calibration))
        {
        }

        using var run = await _fixture.OpenAsync();
        var facet = (await run.ScoreAsync(cancellationToken: TestContext.Current.CancellationToken)).Providers[0].Facets["category"];

        Assert.Equal(calibration, facet.Calibration is not null);
        if (facet.Calibration is { } stage)
        {
            Assert.True(stage.After["brier"] < stage.Before["brier"]);
            var shown = (await run.ReadPicturesAsync(TestContext.Current.CancellationToken)).Images[0].Readings[0].Facets["category"];
            Assert.InRange(shown.Confidence, 0.2, 0.5);
        }
    }
}
