using System.Globalization;
using VisionAdapters.Evaluation;

namespace VisionAdapters.Reporting;

/// <summary>The axis that all intervals of a table are drawn on, with round ends and a handful of ticks.</summary>
internal sealed class PlotAxis
{
    public const double Width = 190;
    public const double Margin = 12;

    private static readonly double[] Steps = [0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2];

    private readonly double _low;
    private readonly double _high;
    private readonly double _step;

    private PlotAxis(double low, double high, double step, bool percent)
    {
        (_low, _high, _step) = (low, high, step);
        var count = (int)Math.Round((high - low) / step);
        Ticks = [.. Enumerable.Range(0, count + 1).Select(tick => low + (tick * step))];
        Labels = [.. Ticks.Select(tick => Label(tick, percent))];
    }

    public IReadOnlyList<double> Ticks { get; }

    public IReadOnlyList<string> Labels { get; }

    public static PlotAxis Unit(bool percent) => new(0, 1, 0.25, percent);

    /// <summary>An axis around the estimates; a difference's axis shows zero.</summary>
    public static PlotAxis Around(IReadOnlyCollection<Estimate> estimates, bool percent, bool withZero)
    {
        if (estimates.Count == 0)
        {
            return Unit(percent);
        }

        var low = estimates.Min(estimate => NumberText.HasInterval(estimate) ? Math.Min(estimate.Low, estimate.Value) : estimate.Value);
        var high = estimates.Max(estimate => NumberText.HasInterval(estimate) ? Math.Max(estimate.High, estimate.Value) : estimate.Value);
        if (withZero)
        {
            (low, high) = (Math.Min(low, 0), Math.Max(high, 0));
        }

        var step = Array.Find(Steps, candidate => (high - low) / candidate <= 3);
        step = step == 0 ? Steps[^1] : step;
        var (first, last) = (Math.Floor(low / step), Math.Ceiling(high / step));
        return new PlotAxis(first * step, (last > first ? last : first + 1) * step, step, percent);
    }

    /// <summary>Where a value lies, in pixels from the left.</summary>
    public double Place(double value) => Margin + (Math.Clamp((value - _low) / (_high - _low), 0, 1) * (Width - (2 * Margin)));

    public bool IsZero(double tick) => Math.Abs(tick) < _step / 2;

    private string Label(double tick, bool percent)
    {
        var text = (percent ? tick * 100 : tick).ToString(percent ? "0.#" : "0.###", CultureInfo.InvariantCulture);
        return IsZero(tick) ? "0" : text.Replace("-", "\u2212", StringComparison.Ordinal);
    }
}
