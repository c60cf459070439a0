using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using VisionAdapters.Evaluation;

namespace VisionAdapters.Reporting;

/// <summary>Where each provider loses what is true, what its unmapped labels would win, and what calibration changed.</summary>
internal static class LossView
{
    private const int MaxGains = 20;
    private const double Width = 400;

    // The order of the bars: what is right, what nearly was, what was not.
    private static readonly (string Style, string Words, Func<WaterfallResult, int> Count)[] Parts =
    [
        ("part-right", "right", parts => parts.Right),
        ("part-near", "given with less confidence than another value", parts => parts.Outranked),
        ("part-near", "given below the threshold", parts => parts.BelowThreshold),
        ("part-map", "lost by the map", parts => parts.MappingMiss),
        ("part-model", "not seen by the model", parts => parts.ModelMiss),
        ("part-none", "nothing said", parts => parts.Abstained),
        ("part-none", "not offered", parts => parts.NotOffered),
        ("part-failed", "refused", parts => parts.Refused),
        ("part-failed", "failed", parts => parts.Failed),
    ];

    public static IEnumerable<HtmlNode?> Render(ReportTables tables)
    {
        var facets = tables.Scores
            .Where(scores => scores.Providers.Any(provider => scores.Result(provider).Waterfall is not null))
            .ToList();
        if (facets.Count == 0)
        {
            yield break;
        }

        yield return Page.Tag(
            "p",
            "Each bar is all images, or all true values where an image may have several; its parts add up. What the map loses, a label "
                + "of the answer tells: another rule would win it.").Class("about");
        foreach (var (number, scores) in facets.Index())
        {
            yield return Page.Section($"loss-{number + 1}", Page.Label(scores.Name), Bars(scores), Gains(scores));
        }

        yield return TableView.Section("calibration", tables.Calibration);
    }

    private static HtmlElement Bars(FacetScores scores) => Scroll(
        $"Where it is lost: {Page.Label(scores.Name)}",
        ["Provider", "Right to lost", "In numbers"],
        from provider in scores.Providers
        let parts = scores.Result(provider).Waterfall
        where parts is { Total: > 0 }
        select Page.Tag(
            "tr",
            Page.Tag("th", Page.Label(ProviderCell.NameOf(provider))).With("scope", "row"),
            Page.Tag("td", Bar(parts)).Class("parts"),
            Page.Tag("td", Words(parts)).Class("words")));

    private static HtmlElement Bar(WaterfallResult parts)
    {
        var bar = Page.Tag("svg").With("viewBox", "0 0 400 16").With("width", "100%").With("height", "16")
            .With("preserveAspectRatio", "none").With("aria-hidden", "true");
        var left = 0.0;
        foreach (var (style, _, count) in Parts)
        {
            var width = Width * count(parts) / parts.Total;
            if (width > 0)
            {
                bar.Add(Page.Tag("rect").Class(style)
                    .With("x", Number(left)).With("y", "0").With("width", Number(width)).With("height", "16"));
                left += width;
            }
        }

        return bar;
    }

    private static IEnumerable<HtmlNode> Words(WaterfallResult parts)
    {
        foreach (var (style, words, count) in Parts)
        {
            if (count(parts) is var number && number > 0)
            {
                yield return Page.Span("part " + style, "");
                yield return Page.Tag("span", $"{NumberText.Count(number)} {words} ({NumberText.Percent((double)number / parts.Total)}) ");
            }
        }

        if (parts.OracleCeiling is { } ceiling)
        {
            yield return Page.Span("interval", $"{NumberText.Percent(ceiling)} with a faultless map and threshold");
        }
    }

    private static HtmlElement? Gains(FacetScores scores)
    {
        var gains = (
            from provider in scores.Providers
            from gain in scores.Result(provider).Waterfall?.LabelGains ?? []
            orderby gain.Wins descending, provider.Id, gain.Label
            select (provider, gain)).Take(MaxGains).ToList();
        return gains.Count == 0 ? null : Scroll(
            $"Labels that the map could read: {Page.Label(scores.Name)}",
            ["Label", "Means", "Provider", "Would win", "True of its images", "Rule"],
            gains.Select(row => Page.Tag(
                "tr",
                Page.Tag("th", Page.Label(row.gain.Label)).With("scope", "row"),
                Page.Tag("td", Page.Label(row.gain.Value)),
                Page.Tag("td", Page.Label(ProviderCell.NameOf(row.provider))),
                Page.Tag("td", $"{NumberText.Count(row.gain.Wins)} ({NumberText.Percent(row.gain.Recall)})"),
                Page.Tag("td", $"{NumberText.Percent(row.gain.Precision)} of {NumberText.Count(row.gain.Images)}"),
                Page.Tag("td").Add(IsOfHead(row.gain.Label)
                    ? "of a head: see the map's part of it"
                    : Page.Tag("code", Rule(scores, row.gain)).Class("rule")))));
    }

    // The labels of a classifier's heads are told as "name (head)", and maps read each head in a part of its own.
    private static bool IsOfHead(string label) => label.EndsWith(')');

    /// <summary>The rule as a line below <c>labels:</c> of the provider's map. A JSON string is one of YAML too.</summary>
    private static string Rule(FacetScores scores, LabelGain gain) =>
        $"{Quote(gain.Label)}: {{ {scores.Facet}: {Quote(gain.Value)} }}";

    private static string Quote(string text) =>
        text.Length > 0 && text.All(letter => char.IsAsciiLetter(letter) || letter == '-') && text[0] != '-'
            && !(text is "y" or "n" or "yes" or "no" or "on" or "off" or "true" or "false" or "null")
            ? text
            : $"\"{JsonEncodedText.Encode(Page.Label(text), JavaScriptEncoder.UnsafeRelaxedJsonEscaping)}\"";

    private static HtmlElement Scroll(string title, IEnumerable<string> heads, IEnumerable<HtmlElement> rows) =>
        Page.Tag("div").Class("scroll").With("role", "region").With("tabindex", "0").With("aria-label", title).Add(
            Page.Tag(
                "table",
                Page.Tag("caption", title).Class("unseen"),
                Page.Tag("thead", Page.Tag("tr", heads.Select(head => Page.Tag("th", head).With("scope", "col")))),
                Page.Tag("tbody", rows)).Class("loss"));

    private static string Number(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);
}
