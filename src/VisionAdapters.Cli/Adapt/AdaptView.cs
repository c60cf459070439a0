using System.Globalization;
using VisionAdapters.Adaptation;
using VisionAdapters.Evaluation;

namespace VisionAdapters.Cli;

/// <summary>Prints what an adapted head improves and what it does not.</summary>
internal static class AdaptView
{
    private const double Significance = 0.05;

    public static void Write(Screen screen, HeadComparison comparison, string format)
    {
        if (format == TextFormat.Json)
        {
            screen.Output.WriteLine(BakeoffResultsJson.Write(comparison.Results));
            return;
        }

        TableWriter.Write(
            screen.Tables,
            ["Head", "Top-1", "95 %", "Macro F1", "95 %", "Balanced acc.", "ECE"],
            comparison.Results.Providers.Select(Row),
            1,
            3,
            5,
            6);
        if (comparison.HasPresent)
        {
            TableWriter.Write(
                screen.Tables,
                ["Class", "Images", "Present", "Adapted", "p (Holm)", ""],
                comparison.CompareClasses().Select(Row),
                1,
                2,
                3,
                4);
        }

        screen.Output.WriteLine(Say(comparison));
    }

    /// <summary>Says the verdict with its figures.</summary>
    public static string Say(HeadComparison comparison)
    {
        var difference = comparison.Difference;
        var figures = difference is null ? "" : string.Create(
            CultureInfo.InvariantCulture,
            $" ({difference.Difference * 100:+0.0;-0.0;0.0} points of top-1, 95 % {difference.Low * 100:+0.0;-0.0;0.0} to "
                + $"{difference.High * 100:+0.0;-0.0;0.0}, p "
                    + $"{(difference.PValue < 0.001 ? "< 0.001" : difference.PValue.ToString("0.000", CultureInfo.InvariantCulture))})");
        return comparison.Verdict switch
        {
            HeadVerdict.New => "No present head speaks of these classes: there is nothing to compare with.",
            HeadVerdict.Better => $"The adapted head is better than the present one{figures}.",
            HeadVerdict.Worse => $"The adapted head is worse than the present one{figures}.",
            _ => $"Too few images to tell the adapted head from the present one{figures}{Needed(comparison)}.",
        };
    }

    private static string Needed(HeadComparison comparison) =>
        comparison.ImagesNeeded is { } images ? string.Create(CultureInfo.InvariantCulture, $"; about {images:N0} would show a difference "
            + $"of this size") : "";

    private static string[] Row(ProviderResult provider)
    {
        var metrics = provider.Facets.Values.Single().Metrics;
        var (top1, macroF1) = (metrics.GetValueOrDefault("top1"), metrics.GetValueOrDefault("macroF1"));
        return
        [
            provider.Id,
            Percent(top1),
            Interval(top1),
            Percent(macroF1),
            Interval(macroF1),
            Percent(metrics.GetValueOrDefault("balancedAccuracy")),
            Percent(metrics.GetValueOrDefault("expectedCalibrationError")),
        ];
    }

    private static string[] Row(HeadClassComparison row) =>
    [
        row.Class,
        row.Images.ToString(CultureInfo.InvariantCulture),
        Share(row.Present, row.Images),
        Share(row.Adapted, row.Images),
        row.PValue.ToString("0.000", CultureInfo.InvariantCulture),
        row.PValue >= Significance ? "" : row.Adapted > row.Present ? "better" : "worse",
    ];

    private static string Share(int right, int images) => Number((double)right / images);

    private static string Percent(Estimate? estimate) => estimate is null ? "–" : Number(estimate.Value);

    private static string Interval(Estimate? estimate) => estimate is null ? "–" : $"{Number(estimate.Low)}–{Number(estimate.High)}";

    private static string Number(double share) => double.IsNaN(share) ? "–" : (share * 100).ToString("0.0", CultureInfo.InvariantCulture);
}
