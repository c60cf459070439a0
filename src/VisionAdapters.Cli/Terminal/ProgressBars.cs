using Spectre.Console;
using VisionAdapters.Bakeoff;
using VisionAdapters.Evaluation;

namespace VisionAdapters.Cli;

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

            if (value.Done >= bar.Value)
            {
                bar.Value = value.Done;
                bar.Description = Markup.Escape(PlainText.Of(
                    $"{value.Provider}  {BakeoffProgressView.Count(value.Done)} of {BakeoffProgressView.Count(value.Total)}  {BakeoffProgressView.Describe(value)}"));
            }
        }
    }
}
