using System.Globalization;
using VisionAdapters.Evaluation;

namespace VisionAdapters.Reporting;

/// <summary>Takes the scores apart into single numbers, named as in <c>results.json</c>.</summary>
internal static class CsvRows
{
    public static IEnumerable<CsvRow> From(BakeoffResults results) => results.Providers
        .Where(provider => provider.Skipped is null)
        .SelectMany(provider => Run(provider)
            .Concat(provider.Facets.SelectMany(facet => Facet(ProviderCell.NameOf(provider), facet.Key, facet.Value))))
        .Concat((results.Agreement ?? []).SelectMany(Agreement));

    private static IEnumerable<CsvRow> Agreement(AgreementResult result)
    {
        yield return Row("", result.Facet, "", "agreement.alpha", result.Alpha);
        yield return Row("", result.Facet, "", "agreement.kappa", result.Kappa);
        yield return new CsvRow("", result.Facet, "", "agreement.humanCeiling", result.HumanCeiling);
        foreach (var value in result.Values)
        {
            yield return Row("", result.Facet, value.Value, "agreement.alpha", value.Alpha);
            yield return Row("", result.Facet, value.Value, "agreement.kappa", value.Kappa);
            yield return Row("", result.Facet, value.Value, "agreement.specific", value.Agreement);
        }
    }

    private static IEnumerable<CsvRow> Run(ProviderResult provider)
    {
        IEnumerable<(string Metric, double? Value)> numbers =
        [
            ("images", provider.Images),
            ("notAsked", provider.NotAsked),
            ("refused", provider.Refused),
            ("failed", provider.Failed),
            .. provider.Errors.Select(error => ("errors." + error.Key, (double?)error.Value)),
            ("latencyMs.p50", provider.LatencyMs?.P50),
            ("latencyMs.p95", provider.LatencyMs?.P95),
            ("latencyMs.p99", provider.LatencyMs?.P99),
            ("throughput", provider.Throughput),
            ("cost.totalUsd", provider.Cost?.TotalUsd),
            ("cost.per1000Usd", provider.Cost?.Per1000Usd),
        ];
        return
            from number in numbers
            where number.Value is not null
            select Row(ProviderCell.NameOf(provider), "", "", number.Metric, number.Value!.Value);
    }

    private static IEnumerable<CsvRow> Facet(string provider, string facet, FacetResult result)
    {
        yield return Row(provider, facet, "", "images", result.Images);
        foreach (var (count, number) in Counts(result.Answers))
        {
            yield return Row(provider, facet, "", count, number);
        }

        foreach (var (metric, estimate) in result.Metrics)
        {
            yield return new CsvRow(provider, facet, "", metric, estimate);
        }

        foreach (var (metric, value) in result.Calibration?.Before ?? new Dictionary<string, double>())
        {
            yield return Row(provider, facet, "", "beforeCalibration." + metric, value);
        }

        if (result.Products is { } products)
        {
            yield return Row(provider, facet, "", "products.products", products.Products);
            yield return Row(provider, facet, "", "products.contradicting", products.Contradicting);
            yield return new CsvRow(provider, facet, "", "products.first", products.First);
            yield return new CsvRow(provider, facet, "", "products.mean", products.Mean);
            yield return new CsvRow(provider, facet, "", "products.highest", products.Highest);
            yield return new CsvRow(provider, facet, "", "products.vote", products.Vote);
        }

        foreach (var row in Waterfall(provider, facet, result.Waterfall))
        {
            yield return row;
        }

        foreach (var (figure, estimate) in Applicability(result.Applicability))
        {
            yield return new CsvRow(provider, facet, "", figure, estimate);
        }

        foreach (var row in Curve(provider, facet, result.Curve))
        {
            yield return row;
        }

        foreach (var row in result.Classes.SelectMany(value => Class(provider, facet, value)))
        {
            yield return row;
        }
    }

    private static IEnumerable<(string Count, int Number)> Counts(AnswerCounts? counts) => counts is null ? [] :
    [
        ("answers.notAsked", counts.NotAsked),
        ("answers.refused", counts.Refused),
        ("answers.failed", counts.Failed),
        ("answers.notOffered", counts.NotOffered),
        ("answers.abstained", counts.Abstained),
        ("answers.wrong", counts.Wrong),
        ("answers.right", counts.Right),
    ];

    private static IEnumerable<CsvRow> Curve(string provider, string facet, ConfidenceCurve? curve)
    {
        for (var point = 0; point < (curve?.Threshold.Count ?? 0); point++)
        {
            var place = string.Create(CultureInfo.InvariantCulture, $"curve.{curve!.Threshold[point]:0.####}");
            yield return Row(provider, facet, "", place + ".precision", curve.Precision[point]);
            yield return Row(provider, facet, "", place + ".recall", curve.Recall[point]);
            yield return Row(provider, facet, "", place + ".coverage", curve.Coverage[point]);
        }
    }

    private static IEnumerable<CsvRow> Waterfall(string provider, string facet, WaterfallResult? result)
    {
        if (result is null)
        {
            yield break;
        }

        foreach (var (part, count) in WaterfallTable.CountsOf(result))
        {
            yield return Row(provider, facet, "", "waterfall." + part, count);
        }

        if (result.OracleCeiling is { } ceiling)
        {
            yield return Row(provider, facet, "", "waterfall.oracleCeiling", ceiling);
        }

        foreach (var gain in result.LabelGains)
        {
            yield return Row(provider, facet, gain.Value, "labelGain." + gain.Label, gain.Recall);
        }
    }

    private static IEnumerable<(string Figure, Estimate Value)> Applicability(ApplicabilityResult? result) => result is null ? [] :
    [
        ("applicability.images", new Estimate { Value = result.Images }),
        ("applicability.notApplicable", new Estimate { Value = result.NotApplicable }),
        ("applicability.said", new Estimate { Value = result.Said }),
        ("applicability.overall", result.Overall),
        ("applicability.overallMacroF1", new Estimate { Value = result.OverallMacroF1 }),
        ("applicability.precision", result.Precision),
        ("applicability.recall", result.Recall),
        ("applicability.f1", result.F1),
        ("applicability.whereApplicable", result.WhereApplicable),
    ];

    private static IEnumerable<CsvRow> Class(string provider, string facet, ClassResult value)
    {
        yield return Row(provider, facet, value.Value, "support", value.Support);
        yield return Row(provider, facet, value.Value, "predicted", value.Predicted);
        yield return Row(provider, facet, value.Value, "precision", value.Precision);
        yield return Row(provider, facet, value.Value, "recall", value.Recall);
        yield return Row(provider, facet, value.Value, "f1", value.F1);
        if (value.AveragePrecision is { } averagePrecision)
        {
            yield return Row(provider, facet, value.Value, "averagePrecision", averagePrecision);
        }
    }

    private static CsvRow Row(string provider, string facet, string value, string metric, double number) =>
        new(provider, facet, value, metric, new Estimate { Value = number });
}
