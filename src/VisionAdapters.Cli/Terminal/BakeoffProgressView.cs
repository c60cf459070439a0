using System.Globalization;
using Spectre.Console;
using VisionAdapters.Bakeoff;
using VisionAdapters.Evaluation;

namespace VisionAdapters.Cli;

/// <summary>Shows how far a run has come: a bar on a terminal, a line now and then elsewhere.</summary>
internal static class BakeoffProgressView
{
    /// <summary>Runs the work with something to report to.</summary>
    public static Task<T> ShowAsync<T>(Screen screen, Func<IProgress<BakeoffProgress>, Task<T>> work) =>
        screen.IsInteractive ? ShowBarsAsync(screen, work) : work(new ProgressLines(screen));

    /// <summary>Rate, remaining time and failures, as both views say them.</summary>
    public static string Describe(BakeoffProgress progress)
    {
        var parts = new List<string>();
        if (progress.ImagesPerSecond > 0)
        {
            parts.Add(string.Create(CultureInfo.InvariantCulture, $"{progress.ImagesPerSecond:0.0} images/s"));
        }

        if (progress.Remaining is { } remaining && progress.Done < progress.Total)
        {
            parts.Add($"{Duration(remaining)} left");
        }

        if (progress.Reused > 0)
        {
            parts.Add($"{Count(progress.Reused)} reused");
        }

        if (progress.Failed > 0)
        {
            parts.Add($"{Count(progress.Failed)} failed");
        }

        return string.Join(", ", parts);
    }

    public static string Count(int value) => value.ToString("N0", CultureInfo.InvariantCulture);

    public static string Duration(TimeSpan time) => time.TotalHours >= 1
        ? string.Create(CultureInfo.InvariantCulture, $"{(int)time.TotalHours} h {time.Minutes:00} min")
        : time.TotalMinutes >= 1
            ? string.Create(CultureInfo.InvariantCulture, $"{time.Minutes} min {time.Seconds:00} s")
            : string.Create(CultureInfo.InvariantCulture, $"{Math.Ceiling(time.TotalSeconds):0} s");

    private static async Task<T> ShowBarsAsync<T>(Screen screen, Func<IProgress<BakeoffProgress>, Task<T>> work) =>
        await screen.Status.Progress()
            .Columns(new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn(), new PercentageColumn())
            .StartAsync(context => work(new ProgressBars(context)))
            .ConfigureAwait(false);
}

/// <summary>A bar for each provider. Reports come from several threads and may overtake each other.</summary>
internal sealed class ProgressBars(ProgressContext context) : IProgress<BakeoffProgress>
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, ProgressTask> _bars = new(StringComparer.Ordinal);

    public void Report(BakeoffProgress value)
    {
        lock (_lock)
        {
            if (!_bars.TryGetValue(value.Provider, out var bar))
            {
                bar = context.AddTask(value.Provider, autoStart: true, maxValue: value.Total);
                _bars.Add(value.Provider, bar);
            }

            if (value.StoreProblem is { } problem)
            {
                bar.Description = Markup.Escape(PlainText.From($"{value.Provider}  {problem}"));
            }
            else if (value.Done >= bar.Value)
            {
                bar.Value = value.Done;
                bar.Description = Markup.Escape(PlainText.From(
                    $"{value.Provider}  {BakeoffProgressView.Count(value.Done)} of {BakeoffProgressView.Count(value.Total)}  "
                        + $"{BakeoffProgressView.Describe(value)}"));
            }
        }
    }
}

/// <summary>A line for each tenth of the images, and at least one every half minute: what a log file wants.</summary>
internal sealed class ProgressLines(Screen screen) : IProgress<BakeoffProgress>
{
    private static readonly TimeSpan MaxSilence = TimeSpan.FromSeconds(30);

    private readonly Lock _lock = new();
    private readonly Dictionary<string, (int Tenth, TimeSpan Said)> _providers = new(StringComparer.Ordinal);

    public void Report(BakeoffProgress value)
    {
        lock (_lock)
        {
            if (value.StoreProblem is { } problem)
            {
                screen.Say($"{value.Provider}: {problem}");
                return;
            }

            var (last, said) = _providers.GetValueOrDefault(value.Provider);
            var tenth = (int)(10L * value.Done / Math.Max(value.Total, 1));
            if (tenth <= last && value.Elapsed - said < MaxSilence)
            {
                return;
            }

            _providers[value.Provider] = (Math.Max(tenth, last), value.Elapsed);
            var description = BakeoffProgressView.Describe(value);
            screen.Say($"{value.Provider}: {BakeoffProgressView.Count(value.Done)} of {BakeoffProgressView.Count(value.Total)} "
                + $"images{(description.Length == 0 ? "" : ", " + description)}");
        }
    }
}
