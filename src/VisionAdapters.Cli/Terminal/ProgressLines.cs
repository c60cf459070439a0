using VisionAdapters.Bakeoff;
using VisionAdapters.Evaluation;

namespace VisionAdapters.Cli;

/// <summary>A line for each tenth of the images, and at least one every half minute: what a log file wants.</summary>
internal sealed class ProgressLines(Screen screen) : IProgress<BakeoffProgress>
{
    private static readonly TimeSpan LongestSilence = TimeSpan.FromSeconds(30);

    private readonly Lock _lock = new();
    private string? _provider;
    private int _tenth;
    private TimeSpan _said;

    public void Report(BakeoffProgress value)
    {
        lock (_lock)
        {
            if (value.Provider != _provider)
            {
                (_provider, _tenth, _said) = (value.Provider, 0, TimeSpan.Zero);
            }

            var tenth = (int)(10L * value.Done / Math.Max(value.Total, 1));
            if (tenth <= _tenth && value.Elapsed - _said < LongestSilence)
            {
                return;
            }

            (_tenth, _said) = (Math.Max(tenth, _tenth), value.Elapsed);
            var description = BakeoffProgressView.Describe(value);
            screen.Say($"{value.Provider}: {BakeoffProgressView.Count(value.Done)} of {BakeoffProgressView.Count(value.Total)} images{(description.Length == 0 ? "" : ", " + description)}");
        }
    }
}
