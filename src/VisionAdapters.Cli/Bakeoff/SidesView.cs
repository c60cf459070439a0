using System.Globalization;
using VisionAdapters.Evaluation;
using VisionAdapters.Reporting;

namespace VisionAdapters.Cli;

/// <summary>Sets two runs side by side: the scores of each provider, and what its answers cost.</summary>
internal static class SidesView
{
    public const string MacroF1 = "macroF1";

    private static readonly ReportCell Missing = new() { Text = "–" };

    /// <summary>The compared measures of each facet, of both runs.</summary>
    public static ReportTable Scores(BakeoffResults results)
    {
        var names = results.Facets.ToDictionary(facet => facet.Id, facet => facet.Name, StringComparer.Ordinal);
        return new ReportTable
        {
            Title = "Scores of both runs",
            Columns =
            [
                Column("facet", "Facet"),
                Column("provider", "Provider"),
                Column("metric", "Measure"),
                Column("a", "A", isNumeric: true),
                Column("b", "B", isNumeric: true),
                Column("difference", "B − A", isNumeric: true),
            ],
            Rows =
            [
                .. from pair in results.Pairwise
                   let metric = results.Metrics.First(metric => metric.Id == pair.Metric)
                   let a = ValueOf(results, pair.A, pair)
                   let b = ValueOf(results, pair.B, pair)
                   select new ReportRow
                   {
                       Cells =
                       [
                           Cell(names[pair.Facet]),
                           Cell(FlipView.ProviderOf(pair.A)),
                           Cell(metric.Header),
                           Value(metric, a),
                           Value(metric, b),
                           Cell(a is null || b is null || double.IsNaN(pair.Difference) ? null : Signed(metric, b.Value - a.Value)),
                       ],
                   },
            ],
        };
    }

    /// <summary>The price of a thousand images, and what was refused or failed; each of its own run, all images counted.</summary>
    public static ReportTable Money(
        BakeoffResults results, IReadOnlyList<ProviderResult> first, IReadOnlyList<ProviderResult> second) => new()
        {
            Title = "Money and failures of both runs",
            Columns =
        [
            Column("provider", "Provider"),
            Column("costA", "A, $ per 1,000", isNumeric: true),
            Column("costB", "B, $ per 1,000", isNumeric: true),
            Column("difference", "B − A, $", isNumeric: true),
            Column("failedA", "A refused, failed", isNumeric: true),
            Column("failedB", "B refused, failed", isNumeric: true),
        ],
            Rows =
        [
            .. from provider in results.Pairwise.Select(pair => FlipView.ProviderOf(pair.A)).Distinct(StringComparer.Ordinal)
               let a = first.First(result => result.Id == provider)
               let b = second.First(result => result.Id == provider)
               select new ReportRow
               {
                   Cells =
                   [
                       Cell(provider) with { Notes = a.Emulated || b.Emulated ? ["emulated"] : [] },
                       Cell(Usd(a.Cost?.Per1000Usd)),
                       Cell(Usd(b.Cost?.Per1000Usd)),
                       Cell(Usd(b.Cost?.Per1000Usd - a.Cost?.Per1000Usd, "+0.00;-0.00;0.00")),
                       Cell(Failures(a)),
                       Cell(Failures(b)),
                   ],
               },
        ],
        };

    private static Estimate? ValueOf(BakeoffResults results, string provider, PairwiseResult pair) => results.Providers
        .First(result => result.Id == provider).Facets.GetValueOrDefault(pair.Facet)?.Metrics.GetValueOrDefault(pair.Metric);

    private static ReportCell Value(MetricDescription metric, Estimate? value) => value is null ? Missing : new ReportCell
    {
        Text = Number(metric, value.Value),
        Interval = double.IsNaN(value.Low) ? null : $"{Number(metric, value.Low)}–{Number(metric, value.High)}",
    };

    private static string Number(MetricDescription metric, double value) => metric.Unit == MetricUnit.Percent
        ? (100 * value).ToString("0.0", CultureInfo.InvariantCulture) + "%"
        : value.ToString("0.000", CultureInfo.InvariantCulture);

    private static string Signed(MetricDescription metric, double value) => metric.Unit == MetricUnit.Percent
        ? (100 * value).ToString("+0.0;-0.0;0.0", CultureInfo.InvariantCulture) + " points"
        : value.ToString("+0.000;-0.000;0.000", CultureInfo.InvariantCulture);

    private static string? Usd(double? value, string format = "0.00") => value?.ToString(format, CultureInfo.InvariantCulture);

    private static string Failures(ProviderResult provider) =>
        string.Create(CultureInfo.InvariantCulture, $"{provider.Refused}, {provider.Failed}");

    private static ReportColumn Column(string id, string header, bool isNumeric = false) =>
        new() { Id = id, Header = header, IsNumeric = isNumeric };

    private static ReportCell Cell(string? text) => text is null ? Missing : new ReportCell { Text = text };
}
