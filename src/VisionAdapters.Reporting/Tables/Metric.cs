using VisionAdapters.Evaluation;

namespace VisionAdapters.Reporting;

/// <summary>A measure of a provider on a facet: what it is called, what it means, where it is found.</summary>
internal sealed record Metric(string Name, string Header, string Definition, Func<FacetResult, Estimate?> Select)
{
    public bool IsPercent { get; init; }

    /// <summary>Gets a value indicating whether a smaller value is better.</summary>
    public bool LowerIsBetter { get; init; }

    public string Format(double value) => IsPercent ? NumberText.Percent(value) : NumberText.Ratio(value);

    public ReportCell Cell(FacetResult? facet)
    {
        if (facet is null || Select(facet) is not { } estimate || !double.IsFinite(estimate.Value))
        {
            return ReportCell.Missing;
        }

        return new ReportCell(Format(estimate.Value)) { Interval = NumberText.Interval(estimate, IsPercent), Value = estimate };
    }
}
