namespace VisionAdapters.Reporting;

/// <summary>
/// All images with what each provider said. The script fills the page from the blocks of data; without it, a table lists wrong answers.
/// </summary>
internal static class PicturesView
{
    private const int MaxListed = 200;

    public static IEnumerable<HtmlNode?> Render(PictureIndex? index, ReportPictures? pictures)
    {
        if (index is null || pictures is null || index.Images.Count == 0 || index.Facets.Count == 0)
        {
            yield break;
        }

        var (all, without) = (index.Images.Count, index.Images.Count(image => image.Tile is null));
        var leftOut = $"{NumberText.Count(without)} of {NumberText.Count(all)} images have no small picture in this file.";
        yield return without == 0 ? null : Page.Tag("p", leftOut).Class("about");
        yield return Page.Tag("div").With("id", "pictures").Class("live-only");
        yield return Page.Tag("div", WrongAnswers(index)).Class("static-only");
        yield return DataBlock.Compressed("pictures", new PictureColumns(index).ToJson());
        foreach (var sheet in pictures.Sheets)
        {
            yield return new DataBlock("sheet", sheet);
        }
    }

    private static IEnumerable<HtmlNode> WrongAnswers(PictureIndex index)
    {
        var facet = index.Facets[0];
        var wrong =
            from image in index.Images
            from provider in index.Providers
            where index.KindOf(image, provider, facet) == PictureKind.Wrong
            select new ReportRow
            {
                Cells =
                [
                    ReportCell.FromText(image.Image),
                    ReportCell.FromText(string.Join(", ", image.Truth[facet.Facet])),
                    ProviderCell.From(provider),
                    ReportCell.FromText(string.Join(", ", PictureIndex.SaidBy(PictureIndex.ReadingOf(image, provider), facet))),
                ],
            };
        var rows = wrong.Take(MaxListed + 1).ToList();
        yield return Page.Tag("h3", $"Wrong answers on {Page.Label(facet.Name)}");
        yield return Page.Tag("p", rows.Count > MaxListed ? $"The first {MaxListed}; all are shown where scripts may run." : "All of them.")
            .Class("about");
        yield return TableView.Render(new ReportTable
        {
            Title = "Wrong answers",
            Columns =
            [
                ReportColumn.Text("image", "Image"), ReportColumn.Text("truth", "True"), ReportColumn.Text("provider", "Provider"),
                ReportColumn.Text("said", "Said"),
            ],
            Rows = [.. rows.Take(MaxListed)],
        });
    }
}
