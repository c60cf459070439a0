using System.Globalization;
using VisionAdapters.Evaluation;

namespace VisionAdapters.Reporting;

/// <summary>The axis that all intervals of a table are drawn on, with round ends and a handful of ticks.</summary>
internal sealed class PlotAxis
{
    public const double Width = 190;
    public const double Margin = 12;

    private const double MinStep = 0.005;

    private static readonly double[] RoundFactors = [1, 2, 5, 10];

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

    /// <summary>The axis of shares and scores, from 0 to 1.</summary>
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

        var step = RoundStep(Math.Max((high - low) / 3, MinStep));
        var (first, last) = (Math.Floor(low / step), Math.Ceiling(high / step));
        return new PlotAxis(first * step, (last > first ? last : first + 1) * step, step, percent);
    }

    /// <summary>Where a value lies, in pixels from the left.</summary>
    public double PositionOf(double value) => Margin + (ShareOf(value) * (Width - (2 * Margin)));

    /// <summary>How far along the axis a value lies, in [0, 1].</summary>
    public double ShareOf(double value) => Math.Clamp((value - _low) / (_high - _low), 0, 1);

    public bool IsZero(double tick) => Math.Abs(tick) < _step / 2;

    /// <summary>The smallest of 1, 2 and 5 times a power of ten that is not below a step.</summary>
    private static double RoundStep(double step)
    {
        var power = Math.Pow(10, Math.Floor(Math.Log10(step)));
        return RoundFactors.Select(factor => factor * power).First(candidate => candidate >= step * (1 - 1e-9));
    }

    private string Label(double tick, bool percent)
    {
        var text = (percent ? tick * 100 : tick).ToString(percent ? "0.#" : "0.###", CultureInfo.InvariantCulture);
        return IsZero(tick) ? "0" : text.Replace("-", "\u2212", StringComparison.Ordinal);
    }
}
