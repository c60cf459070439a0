using VisionAdapters.Evaluation;

namespace VisionAdapters.Reporting;

/// <summary>How well each provider tells that a facet has no value to see, apart from which value it gives where there is one.</summary>
internal static class ApplicabilityTable
{
    public static ReportTable Build(IReadOnlyList<FacetScores> facets) => new()
    {
        Title = "Is there a value at all",
        Columns =
        [
            ReportColumn.Text("facet", "Facet"),
            ReportColumn.Text("provider", "Provider"),
            ReportColumn.Number("images", "Images"),
            ReportColumn.Number("notApplicable", "Not applicable", "Images that have no value to see."),
            ReportColumn.Number("said", "Said so", "Images of which the provider says so: it gives no value, or a category without one."),
            ReportColumn.Number("overall", "Over all", "Share of all these images that are right, with a value or without."),
            ReportColumn.Number("precision", "Precision", "Share of the images said to have no value that have none."),
            ReportColumn.Number("recall", "Recall", "Share of the images without a value that were said to have none."),
            ReportColumn.Number("f1", "NA-F1", "The harmonic mean of the two."),
            ReportColumn.Number("whereApplicable", "Value where there is one", "Share right of the images that have a value."),
        ],
        Rows =
        [
            .. from scores in facets
               from provider in scores.Providers
               let result = scores.Result(provider).Applicability
               where result is not null
               select new ReportRow
               {
                   Cells =
                   [
                       ReportCell.FromText(scores.Name),
                       ProviderCell.From(provider),
                       ReportCell.FromText(NumberText.Count(result.Images)),
                       ReportCell.FromText(NumberText.Count(result.NotApplicable)),
                       ReportCell.FromText(NumberText.Count(result.Said)),
                       Cell(result.Overall),
                       Cell(result.Precision),
                       Cell(result.Recall),
                       Cell(result.F1),
                       Cell(result.WhereApplicable),
                   ],
               },
        ],
    };

    private static ReportCell Cell(Estimate estimate) => double.IsNaN(estimate.Value) ? ReportCell.Missing : new ReportCell
    {
        Text = NumberText.Percent(estimate.Value),
        Interval = NumberText.Interval(estimate, percent: true),
        Value = estimate,
    };
}
