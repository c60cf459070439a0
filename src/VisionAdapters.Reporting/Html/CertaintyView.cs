using VisionAdapters.Evaluation;

namespace VisionAdapters.Reporting;

/// <summary>By what rules providers were compared, what each comparison says, and what became of the images.</summary>
internal static class CertaintyView
{
    public static IEnumerable<HtmlNode?> Render(BakeoffResults results, ReportTables tables)
    {
        if (results.Rules is { } rules && tables.Facets.Count > 0)
        {
            yield return Page.Section("rules", "The rules, set before the scores were looked "
                + "at", Page.Tag("ul", Rules(results, rules)).Class("plain"));
        }

        yield return TableView.Section("planning", tables.Planning);
        var compared = results.Pairwise.Where(pair => pair.Obstacle != ComparisonObstacle.Rehearsal).ToList();
        var left = results.Pairwise.Count - compared.Count;
        yield return left == 0
            ? null
            : Page.Tag(
                "p",
                $"{NumberText.Count(left)} {(left == 1 ? "pair is" : "pairs are")} not compared: an emulator answered.").Class("about");
        yield return TableView.Section("differences", new ReportTables(results with { Pairwise = compared }).Pairwise);
        yield return TableView.Section("answers", tables.Answers);
    }

    private static IEnumerable<HtmlElement> Rules(BakeoffResults results, ComparisonRules rules)
    {
        var confidence = NumberText.Percent(1 - rules.Significance).Replace(".0%", "%", StringComparison.Ordinal);
        yield return Item($"The primary question is {Page.Label(FacetScores.NameOf(rules.PrimaryFacet, results))}; all other "
            + "attributes are exploratory.");
        yield return Item($"Two providers are equivalent when they differ by less than "
            + $"{NumberText.Points(rules.Margin).TrimStart('+')} points.");
        yield return Item($"Whoever refuses or fails on more than {NumberText.Percent(rules.MaxFailedShare)} of the images is not ranked.");
        yield return Item($"Intervals of differences have {confidence} confidence over all pairs of a question together (Holm).");
        if (results.Dataset is { } dataset)
        {
            yield return Item(dataset.Groups is { } groups
                ? $"{NumberText.Count(dataset.Images)} images form {NumberText.Count(groups)} groups; intervals count groups."
                : "No groups of images are declared: each image counts as a witness of its own.");
            if (dataset.ImagesNamedAlike > 0)
            {
                yield return Item(
                    $"{NumberText.Count(dataset.ImagesNamedAlike)} images have names like another's: they may belong together.");
            }

            if (dataset.ImagesTwice > 0)
            {
                yield return Item($"{NumberText.Count(dataset.ImagesTwice)} images have the bytes of another: they may belong together.");
            }
        }
    }

    private static HtmlElement Item(string text) => Page.Tag("li", text);
}
