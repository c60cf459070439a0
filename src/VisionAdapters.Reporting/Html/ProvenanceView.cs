using System.Globalization;
using VisionAdapters.Evaluation;

namespace VisionAdapters.Reporting;

/// <summary>Where the figures come from: versions, seed, failures, problems of the set, and what the words mean.</summary>
internal static class ProvenanceView
{
    public static IEnumerable<HtmlNode?> Render(BakeoffResults results, ReportTables tables)
    {
        yield return Page.Tag("dl", Facts(results).Select(Fact)).Class("facts");
        yield return TableView.Section("skipped", tables.Skipped);
        yield return TableView.Section("problems", tables.Problems);
        yield return GlossaryView.Render(tables.Metrics);
    }

    private static HtmlElement Fact((string Name, string Text) fact) => Page.Tag(
        "div", Page.Tag("dt", fact.Name), Page.Tag("dd", Page.Label(fact.Text)));

    private static IEnumerable<(string Name, string Text)> Facts(BakeoffResults results)
    {
        if (results.Dataset is { } dataset)
        {
            yield return ("Labeled set", dataset.Name);
            yield return ("Images", NumberText.Count(dataset.Images));
            if (dataset.Corrections is { } corrections)
            {
                yield return (
                    "Labels corrected by people",
                    $"{NumberText.Count(corrections.Relabeled)} relabeled, {NumberText.Count(corrections.Rejected)} rejected, "
                        + $"{NumberText.Count(corrections.Confirmed)} confirmed");
            }
        }

        if (results.Run is { } run)
        {
            yield return ("Tool", run.Tool);
            yield return ("Run", run.Id);
            yield return ("Started", NumberText.Time(run.Started));
            yield return ("Finished", NumberText.Time(run.Finished));
            yield return ("Seed", run.Seed.ToString(CultureInfo.InvariantCulture));
            yield return ("SHA-256 of the configuration", run.ConfigurationHash);
        }

        foreach (var provider in results.Providers.Where(provider => provider.ModelVersion is not null))
        {
            yield return ($"Model of {Page.Label(provider.Id)}", provider.ModelVersion!);
        }
    }
}
