using System.Globalization;

namespace VisionAdapters.Taxonomy;

/// <summary>Writes a calibration as YAML: one line per curve, so that two fits can be compared in a diff.</summary>
internal static class CalibrationYamlWriter
{
    public static void Write(CalibrationFile file, TextWriter output)
    {
        Line(
            output,
            "# What the confidences of these providers are worth: "
            + "a beta calibration, logit p = intercept + log ln s - complement ln(1 - s) for a confidence s,");
        Line(
            output,
            "# and p = absent when the provider does not name the value. Fitted, not written by hand: "
            + "look at the held-out figures, then say who did under 'reviewed'.");
        Line(output, $"calibration: {CalibrationFile.SchemaVersion}");
        if (file.Taxonomy is not null)
        {
            Line(output, $"taxonomy: {Text(file.Taxonomy)}");
        }

        Line(output, $"created: {file.Created.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}");
        Line(output, $"tool: {Text(file.Tool)}");
        Line(output, $"reviewed: {(file.Reviewed is null ? "~" : Text(file.Reviewed))}");
        Line(output, $"split: {{ seed: {file.SplitSeed.ToString(CultureInfo.InvariantCulture)}, fit-share: {Number(file.FitShare)} }}");
        Line(output, $"shrinkage: {Number(file.Shrinkage)}");
        Line(output, "sources:");
        foreach (var source in file.Sources)
        {
            Line(output, $"  - {{ role: {Text(source.Role)}, file: {Text(source.File)}, sha256: {source.Sha256} }}");
        }

        Line(output, "providers:");
        foreach (var provider in file.Providers)
        {
            Line(output, $"  - provider: {Text(provider.Provider)}");
            Line(output, "    facets:");
            foreach (var facet in provider.Facets)
            {
                WriteFacet(facet, output);
            }
        }
    }

    private static void WriteFacet(FacetCalibration facet, TextWriter output)
    {
        Line(output, $"      - facet: {Text(facet.Facet)}");
        WriteFigures("fit", facet.Fit, output);
        WriteFigures("held-out", facet.HeldOut, output);
        Line(output, $"        pooled: {{ {Curve(facet.Pooled)} }}");
        Line(output, "        values:");
        foreach (var (value, curve) in facet.Values.OrderBy(entry => entry.Key, StringComparer.Ordinal))
        {
            Line(output, $"          - {{ value: {Text(value)}, {Curve(curve)} }}");
        }
    }

    private static void WriteFigures(string name, CalibrationFigures figures, TextWriter output)
    {
        Line(output, $"        {name}:");
        Line(output, FormattableString.Invariant($"          images: {figures.Images}"));
        Line(output, FormattableString.Invariant($"          scored: {figures.Scored}"));
        Line(output, FormattableString.Invariant($"          positives: {figures.Positives}"));
        Line(output, $"          best-raw-micro-f1: {Number(figures.BestRawMicroF1)}");
        Line(output, $"          raw: {{ {Scores(figures.Raw)} }}");
        Line(output, $"          calibrated: {{ {Scores(figures.Calibrated)} }}");
    }

    private static string Scores(CalibrationScores scores) =>
        $"ece: {Number(scores.ExpectedCalibrationError)}, ece-of-all-pairs: {Number(scores.ExpectedCalibrationErrorOfAllPairs)}, "
        + $"brier: {Number(scores.Brier)}, threshold: {Number(scores.Threshold)}, micro-f1: {Number(scores.MicroF1)}";

    private static string Curve(in CalibrationCurve curve) =>
        $"intercept: {Number(curve.Intercept)}, log: {Number(curve.LogWeight)}, complement: {Number(curve.ComplementWeight)}, "
        + string.Create(CultureInfo.InvariantCulture, $"absent: {curve.Absent}, scored: {curve.Scored}, positives: {curve.Positives}");

    private static string Number(double number) => number.ToString("R", CultureInfo.InvariantCulture);

    /// <summary>Quotes a text, so that none is taken for a number, a list or a comment.</summary>
    private static string Text(string text) => "\"" + string.Concat(text.Select(Escape)) + "\"";

    private static string Escape(char letter) => letter switch
    {
        '"' => "\\\"",
        '\\' => "\\\\",
        _ when char.IsControl(letter) => FormattableString.Invariant($"\\u{(int)letter:x4}"),
        _ => letter.ToString(),
    };

    /// <summary>Files have the same line ends everywhere.</summary>
    private static void Line(TextWriter output, string text)
    {
        output.Write(text);
        output.Write('\n');
    }
}
