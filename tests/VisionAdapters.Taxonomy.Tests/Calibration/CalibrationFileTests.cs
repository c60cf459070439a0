using VisionAdapters.Testing;

namespace VisionAdapters.Taxonomy.Tests;

public sealed class CalibrationFileTests
{
    private const string Golden =
        """
        # What the confidences of these providers are worth: a beta calibration, logit p = intercept + log ln s - complement ln(1 - s) for a confidence s,
        # and p = absent when the provider does not name the value. Fitted, not written by hand: look at the held-out figures, then say who did under 'reviewed'.
        calibration: 1
        taxonomy: "fashion"
        created: 2026-11-23
        tool: "test 1"
        reviewed: ~
        split: { seed: -1, fit-share: 0.5 }
        shrinkage: 1
        sources:
          - { role: "labels", file: "labels.csv", sha256: 00 }
        providers:
          - provider: "p"
            facets:
              - facet: "category"
                fit:
                  images: 10
                  scored: 20
                  positives: 5
                  best-raw-micro-f1: 0.75
                  raw: { ece: 0.25, ece-of-all-pairs: 0.125, brier: 0.5, threshold: 0.3, micro-f1: 0.7 }
                  calibrated: { ece: 0.1, ece-of-all-pairs: 0.0625, brier: 0.25, threshold: 0.4, micro-f1: 0.8 }
                held-out:
                  images: 10
                  scored: 20
                  positives: 5
                  best-raw-micro-f1: 0.75
                  raw: { ece: 0.25, ece-of-all-pairs: 0.125, brier: 0.5, threshold: 0.3, micro-f1: 0.7 }
                  calibrated: { ece: 0.1, ece-of-all-pairs: 0.0625, brier: 0.25, threshold: 0.4, micro-f1: 0.8 }
                pooled: { intercept: -0.5, log: 1.5, complement: 0.25, absent: 0.01, scored: 20, positives: 5 }
                values:
                  - { value: "a \"b\": # c\u000a", intercept: 0, log: 1, complement: 1, absent: 0, scored: 0, positives: 0 }
                  - { value: "jeans", intercept: 1E-07, log: 2, complement: 0.3333333333333333, absent: 0.02, scored: 7, positives: 3 }

        """;

    [Fact]
    public void A_calibration_is_written_with_one_line_a_curve() => Assert.Equal(Golden, Write(Example()));

    [Fact]
    public void A_file_reads_back_as_it_was_written()
    {
        var read = CalibrationFile.Parse(Golden, "a.yaml");

        Assert.Equal(Golden, Write(read));
        Assert.Equal((new DateOnly(2026, 11, 23), null, "fashion"), (read.Created, read.Reviewed, read.Taxonomy));
        var expected = Example().FindProvider("p")!;
        Assert.All(["jeans", "a \"b\": # c\n", "other"], value =>
            Assert.Equal(expected.Calibrate("category", value, 0.7), read.FindProvider("p")!.Calibrate("category", value, 0.7)));
    }

    [Fact]
    public void A_file_is_read_by_its_path()
    {
        using var folder = new TemporaryFolder();
        Assert.Equal(Golden, Write(CalibrationFile.Read(folder.Write("a.yaml", Golden))));
    }

    [Fact]
    public void Who_looked_at_the_figures_is_kept() =>
        Assert.Equal("Ada, 2026-11-24", CalibrationFile.Parse(Golden.Replace("reviewed: ~", "reviewed: Ada, 2026-11-24", StringComparison.Ordinal), "a").Reviewed);

    [Fact]
    public void A_provider_that_was_not_fitted_is_not_found() => Assert.Null(Example().FindProvider("q"));

    [Fact]
    public void A_facet_that_was_not_fitted_keeps_its_confidences() => Assert.Equal(0.7, Example().FindProvider("p")!.Calibrate("colour", "red", 0.7));

    [Fact]
    public void The_threshold_of_a_facet_is_the_one_of_the_fit() => Assert.Equal(0.4, Example().Providers[0].Facets[0].Threshold);

    [Theory]
    [InlineData("calibration: 1", "calibration: 2", "fit the calibration again")]
    [InlineData("created: 2026-11-23", "created: yesterday", "write it like 2026-01-31")]
    [InlineData("log: ", "log: -", "must be a number from 0")]
    [InlineData("fit-share: 0.5", "fit-share: 1.5", "must be a number from 0 to 1")]
    [InlineData("tool: ", "tol: ", "Did you mean 'tool'")]
    [InlineData("seed: -1, ", "", "'seed' is missing")]
    [InlineData("seed: -1, ", "seed: one, ", "'seed' must be a whole number")]
    [InlineData("images: 10", "images: -1", "'images' must be a whole number of at least 0")]
    [InlineData("value: \"jeans\"", "value: \"a \\\"b\\\": # c\\u000a\"", "stands twice in its facet")]
    [InlineData("- provider: \"p\"", "- supplier: \"p\"", "the key 'supplier' is not known")]
    [InlineData("facet: \"category\"", "facets: \"category\"", "Did you mean 'facet'")]
    [InlineData("role: \"labels\", ", "", "'role' is missing")]
    [InlineData("ece: 0.25", "ece: x", "'ece' must be a number")]
    [InlineData("pooled: { intercept: -0.5, ", "pooled: { ", "'intercept' is missing")]
    public void A_mistake_is_named_with_line_and_cure(string right, string wrong, string message)
    {
        var index = Golden.IndexOf(right, StringComparison.Ordinal);

        var exception = Assert.Throws<InputFileException>(() => CalibrationFile.Parse(Golden[..index] + wrong + Golden[(index + right.Length)..], "a.yaml"));

        Assert.Contains(message, exception.Message, StringComparison.Ordinal);
        Assert.Equal(("a.yaml", true), (exception.File, exception.Line > 0));
    }

    [Fact]
    public void A_file_cut_off_anywhere_is_an_error_or_a_calibration_never_a_crash()
    {
        for (var length = 0; length < Golden.Length; length += 7)
        {
            var exception = Record.Exception(() => CalibrationFile.Parse(Golden[..length], "a.yaml"));
            Assert.True(exception is null or InputFileException, $"{length}: {exception}");
        }
    }

    [Fact]
    public void A_source_names_the_file_and_its_hash()
    {
        using var folder = new TemporaryFolder();
        var source = CalibrationSource.FromFile("labels", folder.Write("labels.csv", "abc"));

        Assert.Equal(
            new CalibrationSource { Role = "labels", File = "labels.csv", Sha256 = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad" },
            source);
    }

    [Fact]
    public void A_source_that_is_not_there_is_named() =>
        Assert.Equal("nowhere.csv", Assert.Throws<InputFileException>(() => CalibrationSource.FromFile("labels", "nowhere.csv")).File);

    private static CalibrationFile Example()
    {
        var figures = new CalibrationFigures
        {
            Images = 10,
            Scored = 20,
            Positives = 5,
            BestRawMicroF1 = 0.75,
            Raw = Scores(0.25, 0.125, 0.5, 0.3, 0.7),
            Calibrated = Scores(0.1, 0.0625, 0.25, 0.4, 0.8),
        };
        return new CalibrationFile
        {
            Taxonomy = "fashion",
            Created = new DateOnly(2026, 11, 23),
            Tool = "test 1",
            SplitSeed = -1,
            FitShare = 0.5,
            Shrinkage = 1,
            Sources = [new CalibrationSource { Role = "labels", File = "labels.csv", Sha256 = "00" }],
            Providers =
            [
                new ProviderCalibration
                {
                    Provider = "p",
                    Facets =
                    [
                        new FacetCalibration
                        {
                            Facet = "category",
                            Fit = figures,
                            HeldOut = figures,
                            Pooled = Curve(-0.5, 1.5, 0.25, 0.01, 20, 5),
                            Values = new Dictionary<string, CalibrationCurve>(StringComparer.Ordinal)
                            {
                                ["jeans"] = Curve(1e-7, 2, 1.0 / 3, 0.02, 7, 3),
                                ["a \"b\": # c\n"] = Curve(0, 1, 1, 0, 0, 0),
                            },
                        },
                    ],
                },
            ],
        };
    }

    private static CalibrationScores Scores(double error, double errorOfAllPairs, double brier, double threshold, double f1) => new()
    {
        ExpectedCalibrationError = error,
        ExpectedCalibrationErrorOfAllPairs = errorOfAllPairs,
        Brier = brier,
        Threshold = threshold,
        MicroF1 = f1,
    };

    private static CalibrationCurve Curve(double intercept, double log, double complement, double absent, int scored, int positives) => new()
    {
        Intercept = intercept,
        LogWeight = log,
        ComplementWeight = complement,
        Absent = absent,
        Scored = scored,
        Positives = positives,
    };

    private static string Write(CalibrationFile file)
    {
        using var text = new StringWriter();
        file.Write(text);
        return text.ToString();
    }
}
