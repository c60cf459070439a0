using VisionAdapters.Evaluation;

namespace VisionAdapters.Reporting;

/// <summary>What providers reach when the photos of a product answer together.</summary>
internal static class ProductTable
{
    public static ReportTable Build(IReadOnlyList<FacetScores> facets) => new()
    {
        Title = "One answer for each product",
        Columns =
        [
            ReportColumn.Text("facet", "Facet"),
            ReportColumn.Text("provider", "Provider"),
            ReportColumn.Number("products", "Products"),
            ReportColumn.Number("contradicting", "Left out", "Products whose photos are labeled differently."),
            ReportColumn.Number("photo", "Each photo", "The photos of these products one by one."),
            ReportColumn.Number("first", "First photo", "The first photo answers alone."),
            ReportColumn.Number("mean", "Mean", "The mean confidence of the photos."),
            ReportColumn.Number("highest", "Highest", "The highest confidence of any photo."),
            ReportColumn.Number("vote", "Vote", "One vote for each photo's own answer."),
        ],
        Rows =
        [
            .. from scores in facets
               from provider in scores.Providers
               let result = scores.Result(provider)
               let products = result.Products
               where products is not null
               select new ReportRow
               {
                   Cells =
                   [
                       ReportCell.FromText(scores.Name),
                       ProviderCell.From(provider),
                       ReportCell.FromText(NumberText.Count(products.Products)),
                       ReportCell.FromText(NumberText.Count(products.Contradicting)),
                       Cell(products.EachPhoto),
                       Cell(products.First),
                       Cell(products.Mean),
                       Cell(products.Highest),
                       Cell(products.Vote),
                   ],
               },
        ],
    };

    private static ReportCell Cell(Estimate estimate) => new()
    {
        Text = NumberText.Percent(estimate.Value),
        Interval = NumberText.Interval(estimate, percent: true),
        Value = estimate,
    };
}
