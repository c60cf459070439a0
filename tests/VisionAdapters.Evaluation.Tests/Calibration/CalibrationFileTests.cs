using VisionAdapters.Taxonomy;
using VisionAdapters.Testing;
using static VisionAdapters.Evaluation.Tests.Calibration.CalibrationSets;

namespace VisionAdapters.Evaluation.Tests.Calibration;

public sealed class CalibrationFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void A_file_reads_back_as_it_was_written()
    {
        var text = Write(Example());

        var read = CalibrationFile.Read(_folder.Write("a.yaml", text));

        Assert.Equal(text, Write(read));
        Assert.Equal(new DateOnly(2026, 11, 23), read.Created);
        Assert.Null(read.Reviewed);
        Assert.Equal(Example().FindProvider("p")!.Calibrate(CalibrationSets.Facet, "a", 0.7), read.FindProvider("p")!.Calibrate(CalibrationSets.Facet, "a", 0.7));
    }

    [Fact]
    public void Names_with_quotation_marks_colons_and_line_ends_survive()
    {
        var calibration = CalibrationFitter.Fit(Spread(100, s => s, "a: \"b\"\n# c"), cancellationToken: TestContext.Current.CancellationToken);

        var read = CalibrationFile.Read(_folder.Write("a.yaml", Write(Example(calibration))));

        Assert.Equal(["a: \"b\"\n# c"], read.Providers[0].Facets[0].Values.Keys);
    }

    [Theory]
    [InlineData("calibration: 1", "calibration: 2", "fit the calibration again")]
    [InlineData("created: 2026-11-23", "created: yesterday", "write it like 2026-01-31")]
    [InlineData("log: ", "log: -", "must be a number from 0")]
    [InlineData("tool: ", "tol: ", "Did you mean 'tool'")]
    [InlineData("seed: 1, ", "", "'seed' is missing")]
    public void A_mistake_is_named_with_line_and_cure(string right, string wrong, string message)
    {
        var text = Write(Example());
        var place = text.IndexOf(right, StringComparison.Ordinal);
        var path = _folder.Write("a.yaml", text[..place] + wrong + text[(place + right.Length)..]);

        var exception = Assert.Throws<InputFileException>(() => CalibrationFile.Read(path));

        Assert.Contains(message, exception.Message, StringComparison.Ordinal);
        Assert.NotNull(exception.Line);
    }

    [Fact]
    public void A_file_cut_off_anywhere_is_an_error_or_a_calibration_never_a_crash()
    {
        var text = Write(Example());
        for (var length = 0; length < text.Length; length += 7)
        {
            var path = _folder.Write("a.yaml", text[..length]);
            var exception = Record.Exception(() => CalibrationFile.Read(path));
            Assert.True(exception is null or InputFileException, $"{length}: {exception}");
        }
    }

    [Fact]
    public void A_source_names_the_file_and_its_hash()
    {
        var source = CalibrationSource.Of("labels", _folder.Write("labels.csv", "abc"));

        Assert.Equal(new CalibrationSource("labels", "labels.csv", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"), source);
    }

    public void Dispose() => _folder.Dispose();

    private static CalibrationFile Example(IReadOnlyList<ProviderCalibration>? calibrations = null) => new()
    {
        Created = new DateOnly(2026, 11, 23),
        Tool = "test 1",
        SplitSeed = 1,
        FitShare = 0.5,
        Shrinkage = 1,
        Sources = [new CalibrationSource("labels", "labels.csv", "00")],
        Providers = calibrations ?? CalibrationFitter.Fit(Spread(100, s => s * s), cancellationToken: TestContext.Current.CancellationToken),
    };

    private static string Write(CalibrationFile file)
    {
        using var text = new StringWriter();
        file.Write(text);
        return text.ToString();
    }
}
