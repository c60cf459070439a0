using VisionAdapters.Evaluation;

namespace VisionAdapters.Reporting;

/// <summary>How far people agree on the labels, beside what the providers reach.</summary>
internal static class AgreementTable
{
    public static ReportTable Build(BakeoffResults results, IReadOnlyList<FacetScores> facets) => new()
    {
        Title = "How far people agree",
        Columns =
        [
            ReportColumn.Text("facet", "Facet"),
            ReportColumn.Number("annotators", "Annotators"),
            ReportColumn.Number("images", "Images", "Images that two or more annotators labeled."),
            ReportColumn.Number("alpha", "Krippendorff's alpha", "1 where all agree, 0 where they agree as by chance."),
            ReportColumn.Number("kappa", "Cohen's kappa", "Mean over the pairs of annotators."),
            ReportColumn.Number("ceiling", "Human ceiling", "How often one annotator says what most of the others say."),
            ReportColumn.Text("best", "Best provider"),
            ReportColumn.Text("disputed", "Disputed values"),
        ],
        Rows =
        [
            .. from agreement in results.Agreement ?? []
               let scores = facets.FirstOrDefault(scores => scores.Facet == agreement.Facet)
               let best = scores?.Ranked is [var first, ..] ? first : null
               select new ReportRow
               {
                   Cells =
                   [
                       ReportCell.FromText(FacetScores.NameOf(agreement.Facet, results)),
                       ReportCell.FromText(NumberText.Count(agreement.Annotators.Count)),
                       ReportCell.FromText(NumberText.Count(agreement.Images)),
                       Number(agreement.Alpha),
                       Number(agreement.Kappa),
                       double.IsNaN(agreement.HumanCeiling.Value) ? ReportCell.Missing : new ReportCell
                       {
                           Text = NumberText.Percent(agreement.HumanCeiling.Value),
                           Interval = NumberText.Interval(agreement.HumanCeiling, percent: true),
                           Value = agreement.HumanCeiling,
                       },
                       best is null ? ReportCell.Missing : ReportCell.FromText(
                           $"{ProviderCell.NameOf(best)}: {scores!.Headline.Say(scores.HeadlineCell(best))}"),
                       agreement.Disputed.Count == 0 ? ReportCell.Missing : ReportCell.FromText(string.Join(", ", agreement.Disputed)),
                   ],
               },
        ],
    };

    private static ReportCell Number(double value) =>
        double.IsNaN(value) ? ReportCell.Missing : ReportCell.FromText(NumberText.Ratio(value));
}
