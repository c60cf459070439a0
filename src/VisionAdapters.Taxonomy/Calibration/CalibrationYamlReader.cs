using VisionAdapters.Files;
using System.Globalization;

namespace VisionAdapters.Taxonomy;

/// <summary>Reads a calibration from YAML.</summary>
internal static class CalibrationYamlReader
{
    private static readonly string[] ScoreKeys = ["ece", "ece-of-all-pairs", "brier", "threshold", "micro-f1"];
    private static readonly string[] CurveKeys = ["intercept", "log", "complement", "absent", "scored", "positives"];

    public static CalibrationFile Read(TextReader text, string path)
    {
        var root = YamlBlock.Parse(text, path);
        root.AllowOnly("calibration", "taxonomy", "created", "tool", "reviewed", "split", "shrinkage", "sources", "providers");
        if (root.Integer("calibration", least: 1) is not CalibrationFile.SchemaVersion)
        {
            throw new InputFileException(path, root.Line, $"'calibration' must be {CalibrationFile.SchemaVersion}, the layout that this version reads; fit the calibration again.");
        }

        var split = root.RequireBlock("split");
        split.AllowOnly("seed", "fit-share");
        return new CalibrationFile
        {
            Taxonomy = root.Text("taxonomy"),
            Created = Date(root),
            Tool = root.RequireText("tool"),
            Reviewed = root.Text("reviewed") is "~" or "null" ? null : root.Text("reviewed"),
            SplitSeed = split.Integer("seed", int.MinValue) ?? throw Missing(split, "seed"),
            FitShare = Number(split, "fit-share", 0, 1),
            Shrinkage = Number(root, "shrinkage", 0, double.MaxValue),
            Sources = [.. root.RequireBlocks("sources").Select(Source)],
            Providers = [.. root.RequireBlocks("providers").Select(Provider)],
        };
    }

    private static CalibrationSource Source(YamlBlock block)
    {
        block.AllowOnly("role", "file", "sha256");
        return new CalibrationSource(block.RequireText("role"), block.RequireText("file"), block.RequireText("sha256"));
    }

    private static ProviderCalibration Provider(YamlBlock block)
    {
        block.AllowOnly("provider", "facets");
        return new ProviderCalibration { Provider = block.RequireText("provider"), Facets = [.. block.RequireBlocks("facets").Select(Facet)] };
    }

    private static FacetCalibration Facet(YamlBlock block)
    {
        block.AllowOnly("facet", "fit", "held-out", "pooled", "values");
        var pooled = block.RequireBlock("pooled");
        pooled.AllowOnly(CurveKeys);
        var values = new Dictionary<string, CalibrationCurve>(StringComparer.Ordinal);
        foreach (var value in block.RequireBlocks("values"))
        {
            value.AllowOnly(["value", .. CurveKeys]);
            if (!values.TryAdd(value.RequireText("value"), Curve(value)))
            {
                throw new InputFileException(value.File, value.Line, $"the value '{value.Text("value")}' stands twice in its facet; keep one of the two.");
            }
        }

        return new FacetCalibration
        {
            Facet = block.RequireText("facet"),
            Fit = Figures(block.RequireBlock("fit")),
            HeldOut = Figures(block.RequireBlock("held-out")),
            Pooled = Curve(pooled),
            Values = values,
        };
    }

    private static CalibrationFigures Figures(YamlBlock block)
    {
        block.AllowOnly("images", "scored", "positives", "best-raw-micro-f1", "raw", "calibrated");
        return new CalibrationFigures
        {
            Images = Count(block, "images"),
            Scored = Count(block, "scored"),
            Positives = Count(block, "positives"),
            BestRawMicroF1 = Number(block, "best-raw-micro-f1", 0, 1),
            Raw = Scores(block.RequireBlock("raw")),
            Calibrated = Scores(block.RequireBlock("calibrated")),
        };
    }

    private static CalibrationScores Scores(YamlBlock block)
    {
        block.AllowOnly(ScoreKeys);
        return new CalibrationScores
        {
            ExpectedCalibrationError = Number(block, "ece", 0, 1),
            ExpectedCalibrationErrorOfAllPairs = Number(block, "ece-of-all-pairs", 0, 1),
            Brier = Number(block, "brier", 0, 1),
            Threshold = Number(block, "threshold", 0, 1),
            MicroF1 = Number(block, "micro-f1", 0, 1),
        };
    }

    private static CalibrationCurve Curve(YamlBlock block) => new()
    {
        Intercept = Number(block, "intercept", double.MinValue, double.MaxValue),
        LogWeight = Number(block, "log", 0, double.MaxValue),
        ComplementWeight = Number(block, "complement", 0, double.MaxValue),
        Absent = Number(block, "absent", 0, 1),
        Scored = Count(block, "scored"),
        Positives = Count(block, "positives"),
    };

    private static DateOnly Date(YamlBlock root) =>
        DateOnly.TryParseExact(root.RequireText("created"), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? date
            : throw new InputFileException(root.File, root.Line, $"'created' is '{root.Text("created")}', which is no date; write it like 2026-01-31.");

    private static int Count(YamlBlock block, string key) => block.Integer(key, least: 0) ?? throw Missing(block, key);

    private static double Number(YamlBlock block, string key, double least, double greatest) => block.Number(key, least, greatest) ?? throw Missing(block, key);

    private static InputFileException Missing(YamlBlock block, string key) => new(block.File, block.Line, $"the key '{key}' is missing: add it, or fit the calibration again.");
}
