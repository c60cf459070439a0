namespace VisionAdapters.Reporting;

/// <summary>What is taken for what; every row leads to its pictures.</summary>
internal static class ConfusionsView
{
    public static IEnumerable<HtmlNode?> Render(PictureIndex? index)
    {
        if (index is null)
        {
            yield break;
        }

        if (ConfusionColumns.ToJson(index) is { } columns)
        {
            yield return Page.Tag("div").With("id", "confusions").Class("live-only");
            yield return DataBlock.Compressed("confusions", columns);
        }

        foreach (var (number, facet) in index.Facets.Index())
        {
            var confusions = ConfusionTable.Find(index, facet);
            yield return confusions.Count == 0
                ? null
                : Page.Section(
                    $"confusions-{number + 1}",
                    $"Most frequent: {Page.Label(facet.Name)}",
                    Page.Tag("div").Class("scroll").With("role", "region").With("tabindex", "0")
                        .With("aria-label", $"Confusions of {Page.Label(facet.Name)}").Add(Table(facet, confusions)))
                    .With("data-facet", facet.Facet);
            var thresholds = ThresholdTable.Build(facet);
            yield return TableView.Section($"thresholds-{number + 1}", thresholds)?.Class("static-only");
        }
    }

    private static HtmlElement Table(FacetScores facet, IReadOnlyList<Confusion> confusions) => Page.Tag(
        "table",
        Page.Tag("caption", $"Confusions of {Page.Label(facet.Name)}, most frequent first").Class("unseen"),
        Page.Tag("thead", Page.Tag("tr", Head("True"), Head("Said"), Head("Provider"), Head("Images").Class("number"))),
        Page.Tag("tbody", confusions.Select(confusion => Row(facet, confusion)))).Class("confusions");

    private static HtmlElement Head(string text) => Page.Tag("th", text).With("scope", "col");

    private static HtmlElement Row(FacetScores facet, Confusion confusion)
    {
        var query = string.Join('&', new[]
        {
            ("facet", facet.Facet), ("provider", confusion.Provider.Id), ("kind", "wrong"),
            ("value", Page.Label(confusion.Truth)), ("said", Page.Label(confusion.Said)),
        }.Select(part => $"{part.Item1}={Uri.EscapeDataString(part.Item2)}"));
        return Page.Tag(
            "tr",
            Page.Tag("th", Page.Label(confusion.Truth)).With("scope", "row"),
            Page.Tag("td", Page.Label(confusion.Said)),
            Page.Tag("td", Page.Label(ProviderCell.NameOf(confusion.Provider))),
            Page.Tag("td", Page.Tag("a", NumberText.Count(confusion.Images)).With("href", "#/pictures?" + query)).Class("number"));
    }
}
