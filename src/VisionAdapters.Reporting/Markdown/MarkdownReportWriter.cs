using System.Text;

namespace VisionAdapters.Reporting;

/// <summary>Writes a summary for a pull request: the verdict, the conclusions, the leaderboards.</summary>
internal sealed class MarkdownReportWriter : IReportWriter
{
    public string Format => "md";

    public string FileExtension => ".md";

    public Task WriteAsync(BakeoffReport report, Stream output, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(output);
        var results = report.Results;
        var text = new StringBuilder();
        text.Append("## Bake-off: ").Append(MarkdownText.Encode(Page.Label(results.Dataset?.Name ?? "scores"))).Append("\n\n");
        text.Append(MarkdownText.Encode(Conclusions.Verdict(results))).Append("\n\n");
        foreach (var conclusion in Conclusions.From(results, report.ConclusionRules))
        {
            var kind = conclusion.Kind == ConclusionKind.Warning ? "**Warning:** " : "";
            text.Append("- ").Append(kind).Append(MarkdownText.Encode(conclusion.Text)).Append('\n');
        }

        var tables = new ReportTables(results);
        foreach (var facet in tables.Facets)
        {
            MarkdownTable.Append(text, tables.GetLeaderboard(facet));
        }

        MarkdownTable.Append(text, tables.Pairwise);
        MarkdownTable.Append(text, tables.Answers);
        MarkdownTable.Append(text, tables.Applicability);
        MarkdownTable.Append(text, tables.Products);
        MarkdownTable.Append(text, tables.Agreement);
        MarkdownTable.Append(text, tables.Calibration);
        MarkdownTable.Append(text, tables.Waterfall);
        MarkdownTable.Append(text, tables.LabelGains);
        MarkdownTable.Append(text, tables.Providers);
        MarkdownTable.Append(text, tables.Problems);
        AppendSource(text, report);
        return TextOutput.WriteAsync(text.ToString(), output, cancellationToken);
    }

    private static void AppendSource(StringBuilder text, BakeoffReport report)
    {
        if (report.Results.Run is { } run)
        {
            var source = $"{run.Tool}, finished {NumberText.Time(run.Finished)}, seed {run.Seed}, configuration {run.ConfigurationHash}. "
                + "Figures in brackets are 95% intervals.";
            text.Append('\n').Append(MarkdownText.Encode(source)).Append('\n');
        }
    }
}
