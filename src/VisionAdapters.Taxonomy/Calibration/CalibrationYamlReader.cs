using System.Globalization;
using VisionAdapters.Files;

namespace VisionAdapters.Taxonomy;

/// <summary>Reads a calibration from YAML.</summary>
internal static class CalibrationYamlReader
{
    private static readonly string[] ScoreKeys = ["ece", "ece-of-all-pairs", "brier", "threshold", "micro-f1"];
    private static readonly string[] CurveKeys = ["intercept", "log", "complement", "absent", "scored", "positives"];

    public static CalibrationFile Read(SourceText source)
    {
        var root = DocumentReader.Read(source);
        root.CheckKeys("calibration", "taxonomy", "created", "tool", "reviewed", "split", "shrinkage", "sources", "providers");
        if (root.RequireInteger("calibration", min: 1) is not CalibrationFile.SchemaVersion)
        {
            throw root.Require("calibration").Error(
                $"'calibration' must be {CalibrationFile.SchemaVersion}, the layout that this version reads",
                "Use the version that wrote it, or fit the calibration again.");
        }

        var split = root.Map("split");
        split.CheckKeys("seed", "fit-share");
        return new CalibrationFile
        {
            Taxonomy = root.TextOrNull("taxonomy"),
            Created = Date(root),
            Tool = root.Text("tool"),
            Reviewed = root.TextOrNull("reviewed"),
            SplitSeed = split.RequireInteger("seed", int.MinValue),
            FitShare = split.RequireNumber("fit-share", 0, 1),
            Shrinkage = root.RequireNumber("shrinkage", 0, double.MaxValue),
            Sources = [.. root.Maps("sources").Select(Source)],
            Providers = [.. root.Maps("providers").Select(Provider)],
        };
    }

    private static CalibrationSource Source(MapNode block)
    {
        block.CheckKeys("role", "file", "sha256");
        return new CalibrationSource { Role = block.Text("role"), File = block.Text("file"), Sha256 = block.Text("sha256") };
    }

    private static ProviderCalibration Provider(MapNode block)
    {
        block.CheckKeys("provider", "facets");
        return new ProviderCalibration { Provider = block.Text("provider"), Facets = [.. block.Maps("facets").Select(Facet)] };
    }

    private static FacetCalibration Facet(MapNode block)
    {
        block.CheckKeys("facet", "fit", "held-out", "pooled", "values");
        var pooled = block.Map("pooled");
        pooled.CheckKeys(CurveKeys);
        var values = new Dictionary<string, CalibrationCurve>(StringComparer.Ordinal);
        foreach (var value in block.Maps("values"))
        {
            value.CheckKeys(["value", .. CurveKeys]);
            if (!values.TryAdd(value.Text("value"), Curve(value)))
            {
                throw value.Error($"the value '{value.Text("value")}' stands twice in its facet", "Keep one of the two.");
            }
        }

        return new FacetCalibration
        {
            Facet = block.Text("facet"),
            Fit = Figures(block.Map("fit")),
            HeldOut = Figures(block.Map("held-out")),
            Pooled = Curve(pooled),
            Values = values,
        };
    }

    private static CalibrationFigures Figures(MapNode block)
    {
        block.CheckKeys("images", "scored", "positives", "best-raw-micro-f1", "raw", "calibrated");
        return new CalibrationFigures
        {
            Images = block.RequireInteger("images", 0),
            Scored = block.RequireInteger("scored", 0),
            Positives = block.RequireInteger("positives", 0),
            BestRawMicroF1 = block.RequireNumber("best-raw-micro-f1", 0, 1),
            Raw = Scores(block.Map("raw")),
            Calibrated = Scores(block.Map("calibrated")),
        };
    }

    private static CalibrationScores Scores(MapNode block)
    {
        block.CheckKeys(ScoreKeys);
        return new CalibrationScores
        {
            ExpectedCalibrationError = block.RequireNumber("ece", 0, 1),
            ExpectedCalibrationErrorOfAllPairs = block.RequireNumber("ece-of-all-pairs", 0, 1),
            Brier = block.RequireNumber("brier", 0, 1),
            Threshold = block.RequireNumber("threshold", 0, 1),
            MicroF1 = block.RequireNumber("micro-f1", 0, 1),
        };
    }

    private static CalibrationCurve Curve(MapNode block) => new()
    {
        Intercept = block.RequireNumber("intercept", double.MinValue, double.MaxValue),
        LogWeight = block.RequireNumber("log", 0, double.MaxValue),
        ComplementWeight = block.RequireNumber("complement", 0, double.MaxValue),
        Absent = block.RequireNumber("absent", 0, 1),
        Scored = block.RequireInteger("scored", 0),
        Positives = block.RequireInteger("positives", 0),
    };

    private static DateOnly Date(MapNode root) =>
        DateOnly.TryParseExact(root.Text("created"), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? date
            : throw root
                .Require("created")
                .Error($"'created' is '{root.Text("created")}', which is no date", "Correct it: write it like 2026-01-31.");
}
