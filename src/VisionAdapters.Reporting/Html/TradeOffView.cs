using System.Globalization;
using VisionAdapters.Evaluation;

namespace VisionAdapters.Reporting;

/// <summary>
/// Quality against what it costs: a cross for each ranked provider. One that another beats or equals in both is hollow. The numbers stand
/// in the tables, so the drawing is hidden from screen readers, and a sentence says what it shows.
/// </summary>
internal static class TradeOffView
{
    private const double Width = 640;
    private const double Height = 300;
    private const double Left = 56;
    private const double Right = 20;
    private const double Top = 16;
    private const double Bottom = 40;

    /// <summary>Draws the providers of a facet; null where fewer than two can be drawn.</summary>
    /// <param name="id">The section's id.</param>
    /// <param name="title">The heading.</param>
    /// <param name="unit">What the horizontal axis measures.</param>
    /// <param name="noMore">How a sentence says that one provider costs no more than another.</param>
    /// <param name="facet">The facet.</param>
    /// <param name="priceOf">What the quality costs; null where it is not known.</param>
    public static HtmlElement? Render(
        string id, string title, string unit, string noMore, FacetScores facet, Func<ProviderResult, double?> priceOf)
    {
        var known = (
            from provider in facet.Ranked
            let quality = facet.HeadlineCell(provider).Value
            let price = priceOf(provider)
            where quality is not null && price is not null
            select new Point(ProviderCell.NameOf(provider), price.Value, quality)).ToList();
        if (known.Count < 2)
        {
            return null;
        }

        var isLess = facet.Headline.Direction == MetricDirection.LowerIsBetter;
        var beaten = known.ToDictionary(
            point => point, point => known.Where(other => IsBeaten(point, other, isLess)).MinBy(other => other.Price));
        var sentences = beaten.Where(pair => pair.Value is not null).Select(pair =>
            $"{Page.Label(pair.Key.Name)} is hollow: {Page.Label(pair.Value!.Name)} has no worse value and {noMore}.");
        var left = facet.Ranked.Where(provider => priceOf(provider) is null).Select(ProviderCell.NameOf).ToList();
        return Page.Section(
            id,
            title,
            Page.Tag("p", $"{facet.Headline.Header} on {Page.Label(facet.Name)} with its 95% interval, against {unit}. "
                + string.Join(' ', sentences)).Class("about"),
            left.Count == 0
                ? null
                : Page.Tag("p", $"Not known, and so not drawn: {string.Join(", ", left.Select(Page.Label))}.").Class("about"),
            Draw(known, beaten, facet.Headline.Unit == MetricUnit.Percent));
    }

    private static bool IsBeaten(Point point, Point other, bool isLess)
    {
        var (mine, theirs) = isLess ? (-point.Quality.Value, -other.Quality.Value) : (point.Quality.Value, other.Quality.Value);
        return other.Price <= point.Price && theirs >= mine && (other.Price < point.Price || theirs > mine);
    }

    private static HtmlElement Draw(List<Point> points, Dictionary<Point, Point?> beaten, bool percent)
    {
        var prices = PlotAxis.Around([.. points.Select(point => new Estimate { Value = point.Price })], percent: false, withZero: true);
        var qualities = PlotAxis.Around([.. points.Select(point => point.Quality)], percent, withZero: false);
        var drawing = Page.Tag("svg").Class("tradeoff")
            .With("viewBox", $"0 0 {Number(Width)} {Number(Height)}").With("aria-hidden", "true");
        foreach (var (tick, label) in prices.Ticks.Zip(prices.Labels))
        {
            drawing.Add(Line("grid", X(tick), Top, X(tick), Height - Bottom), Text(label, X(tick), Height - Bottom + 18, "middle"));
        }

        foreach (var (tick, label) in qualities.Ticks.Zip(qualities.Labels))
        {
            drawing.Add(Line("grid", Left, Y(tick), Width - Right, Y(tick)), Text(label, Left - 8, Y(tick) + 4, "end"));
        }

        foreach (var point in points)
        {
            var (x, y) = (X(point.Price), Y(point.Quality.Value));
            if (NumberText.HasInterval(point.Quality))
            {
                drawing.Add(Line("whisker", x, Y(point.Quality.Low), x, Y(point.Quality.High)));
            }

            var isLeft = x < Width * 0.6;
            drawing.Add(
                Page.Tag("circle").Class(beaten[point] is null ? "dot" : "dot hollow")
                    .With("cx", Number(x)).With("cy", Number(y)).With("r", "6"),
                Text(Page.Label(point.Name), isLeft ? x + 12 : x - 12, y + 4, isLeft ? "start" : "end").Class("name"));
        }

        return drawing;

        double X(double price) => Left + (prices.ShareOf(price) * (Width - Left - Right));
        double Y(double quality) => Height - Bottom - (qualities.ShareOf(quality) * (Height - Top - Bottom));
    }

    private static HtmlElement Line(string names, double x1, double y1, double x2, double y2) => Page.Tag("line").Class(names)
        .With("x1", Number(x1)).With("y1", Number(y1)).With("x2", Number(x2)).With("y2", Number(y2));

    private static HtmlElement Text(string text, double x, double y, string anchor) => Page.Tag("text", text)
        .With("x", Number(x)).With("y", Number(y)).With("text-anchor", anchor);

    private static string Number(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);

    private sealed record Point(string Name, double Price, Estimate Quality);
}
