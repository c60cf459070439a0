using VisionAdapters.Evaluation;

namespace VisionAdapters.Reporting;

/// <summary>The head of the page: what was compared, on what, with which settings.</summary>
internal static class HeadView
{
    private const int HashLength = 12;

    public static HtmlElement Render(BakeoffResults results, string title) => Page.Tag(
        "header",
        Page.Tag("h1", title),
        Page.Tag("dl", Facts(results).Select(Fact)).Class("facts"));

    private static HtmlElement Fact((string Name, string Text, string? Full) fact) => Page.Tag(
        "div",
        Page.Tag("dt", fact.Name),
        Page.Tag("dd", Page.Label(fact.Text)).With("title", fact.Full));

    private static IEnumerable<(string Name, string Text, string? Full)> Facts(BakeoffResults results)
    {
        if (results.Dataset is { } dataset)
        {
            yield return ("Images", NumberText.Count(dataset.Images), null);
        }

        yield return ("Providers", NumberText.Count(results.Providers.Count(provider => provider.Skipped is null)), null);
        if (results.Run is { } run)
        {
            yield return ("Finished", NumberText.Time(run.Finished), null);
            yield return ("Seed", run.Seed.ToString(System.Globalization.CultureInfo.InvariantCulture), null);
            var hash = run.ConfigurationHash;
            yield return ("Configuration", hash.Length > HashLength ? hash[..HashLength] : hash, Page.Label(hash));
            yield return ("Tool", run.Tool, null);
        }
    }
}
