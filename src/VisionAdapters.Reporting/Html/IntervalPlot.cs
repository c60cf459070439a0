using System.Globalization;
using VisionAdapters.Evaluation;

namespace VisionAdapters.Reporting;

/// <summary>
/// Draws a value and its interval on an axis. The numbers stand beside it as text, so the drawing is hidden from screen readers.
/// </summary>
internal static class IntervalPlot
{
    private const double Height = 22;
    private const double Middle = Height / 2;

    /// <summary>The axis' labels, for the head of the column.</summary>
    public static HtmlElement Head(PlotAxis axis) => Drawing(14).Add(axis.Ticks.Zip(axis.Labels, (tick, label) =>
        Page.Tag("text", label).With("x", Number(axis.PositionOf(tick))).With("y", "11").With("text-anchor", "middle")));

    /// <summary>A dot with a line from the low to the high end.</summary>
    public static HtmlElement Interval(Estimate estimate, PlotAxis axis)
    {
        var drawing = Drawing(Height).Add(Grid(axis));
        if (NumberText.HasInterval(estimate))
        {
            var (low, high) = (axis.PositionOf(estimate.Low), axis.PositionOf(estimate.High));
            drawing.Add(
                Line("whisker", low, Middle, high, Middle),
                Line("whisker", low, Middle - 4, low, Middle + 4),
                Line("whisker", high, Middle - 4, high, Middle + 4));
        }

        return drawing.Add(Page.Tag("circle").Class("dot")
            .With("cx", Number(axis.PositionOf(estimate.Value))).With("cy", Number(Middle)).With("r", "4"));
    }

    /// <summary>A bar from the axis' left end to the value.</summary>
    public static HtmlElement Bar(Estimate estimate, PlotAxis axis)
    {
        var width = axis.PositionOf(estimate.Value) - PlotAxis.Margin;
        return Drawing(Height).Add(Grid(axis)).Add(
            Page.Tag("rect").Class("bar")
                .With("x", Number(PlotAxis.Margin)).With("y", Number(Middle - 4)).With("width", Number(width)).With("height", "8"));
    }

    private static HtmlElement Drawing(double height) => Page.Tag("svg")
        .With("width", Number(PlotAxis.Width)).With("height", Number(height)).With("aria-hidden", "true");

    private static IEnumerable<HtmlElement> Grid(PlotAxis axis) =>
        axis.Ticks.Select(tick => Line(axis.IsZero(tick) ? "grid zero" : "grid", axis.PositionOf(tick), 0, axis.PositionOf(tick), Height));

    private static HtmlElement Line(string names, double x1, double y1, double x2, double y2) => Page.Tag("line").Class(names)
        .With("x1", Number(x1)).With("y1", Number(y1)).With("x2", Number(x2)).With("y2", Number(y2));

    private static string Number(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);
}
