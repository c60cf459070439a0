using System.Globalization;
using VisionAdapters.Distributed;

namespace VisionAdapters.Cli;

/// <summary>Says how far a run in a store has come.</summary>
internal static class StoreStatusView
{
    public static void Write(Screen screen, DistributedStatus status)
    {
        screen.Output.WriteLine($"{status.Run}: {status.State}{(status.Note is { } note ? $" ({PlainText.From(note)})" : "")}");
        TableWriter.Write(
            screen.Tables,
            ["provider", "images", "done", "failed", "shards left", "images/s", "time left"],
            status.Providers.Select(provider => new[]
            {
                provider.Provider,
                Count(provider.Images),
                Count(provider.Done),
                Count(provider.Failed),
                Count(provider.ShardsLeft),
                provider.ImagesPerSecond.ToString("0.0", CultureInfo.InvariantCulture),
                provider is { ShardsLeft: > 0, ImagesPerSecond: > 0 }
                    ? BakeoffProgressView.Duration(TimeSpan.FromSeconds((provider.Images - provider.Done) / provider.ImagesPerSecond))
                    : "",
            }),
            1,
            2,
            3,
            4,
            5);
        screen.Output.WriteLine($"Workers: {status.Workers.Count}");
        foreach (var (worker, refuses) in status.Workers.Where(worker => worker.Value.Length > 0))
        {
            screen.Output.WriteLine(PlainText.From($"  {worker} does not serve {refuses}"));
        }

        foreach (var (image, reason) in status.SetAside)
        {
            screen.Output.WriteLine(PlainText.From($"  {image}: {reason}"));
        }
    }

    private static string Count(long value) => value.ToString("N0", CultureInfo.InvariantCulture);
}
