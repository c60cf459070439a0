using System.Globalization;
using VisionAdapters.Bakeoff;
using VisionAdapters.Evaluation;

namespace VisionAdapters.Cli;

/// <summary>Says how many images show how much.</summary>
internal sealed class BakeoffPlanView(Screen screen, PlanBasis basis, LabelingEffort effort, double power, double level)
{
    private static readonly string[] Headers = ["Pair", "Disagree on", "Difference", "Images", "Labeling"];

    // Holm's first step, which the smallest p-value of the family has to pass.
    private readonly double _testLevel = level / basis.Tests;

    public static PlanBasis Assume(double discordance, int providers) => new()
    {
        Pairs = [new PlannedPair("any two", discordance)],
        Tests = providers * (providers - 1) / 2,
    };

    /// <summary>Takes the pairs of the primary question of a run.</summary>
    public static async Task<PlanBasis> ReadAsync(string folder, VisionProviders providers, CancellationToken cancellationToken)
    {
        using var run = await BakeoffRun.OpenAsync(folder, providers.GetParsers(), cancellationToken).ConfigureAwait(false);
        var results = await run.ScoreAsync(cancellationToken: cancellationToken).ConfigureAwait(false);
        var primary = results.Pairwise.Where(pair => pair.IsPrimary).ToList();
        PlannedPair[] pairs =
        [
            .. from pair in primary
               where pair.Discordance > 0
               select new PlannedPair($"{pair.A} / {pair.B}", pair.Discordance!.Value),
        ];
        if (pairs.Length == 0)
        {
            throw new UsageException(
                $"{folder} shows no two real providers that disagree on the primary question by right and wrong answers: give --disagree.");
        }

        var costs = results.Providers.Where(provider => provider.Skipped is null).Select(provider => provider.Cost?.Per1000Usd / 1000);
        return new PlanBasis
        {
            Pairs = pairs,
            Tests = primary.Count,
            Images = results.Dataset?.Images,
            UsdPerImage = costs.Aggregate((double?)0, (sum, cost) => sum + cost),
        };
    }

    public void Write(IReadOnlyList<double> points)
    {
        screen.Output.WriteLine(
            Text($"{power:P0} power, McNemar's exact test at the level {_testLevel:P2} ({level:P0} over {basis.Tests} pairs)."));
        if (basis.Images is { } seen)
        {
            foreach (var pair in basis.Pairs)
            {
                var smallest = McNemarPower.SmallestDifference(seen, pair.Discordance, power, _testLevel);
                screen.Output.WriteLine(smallest is { } difference
                    ? Text($"{pair.Name}: these {seen:N0} images show a difference of {100 * difference:0.0} points and more.")
                    : Text($"{pair.Name}: these {seen:N0} images show no difference, however large."));
            }
        }

        var rows = basis.Pairs.SelectMany(pair => points.Select((value, index) => Row(pair, value, isFirst: index == 0)));
        TableWriter.Write(screen.Tables, Headers, rows, 1, 2, 3, 4);
        screen.Say(Text($"Labeling at {effort.SecondsPerImage:0.#} s an image.")
            + " Photos of the same product tell less than as many products: plan more.");
    }

    private IReadOnlyList<string> Row(PlannedPair pair, double points, bool isFirst)
    {
        var difference = Text($"{points:0.##} {(points == 1 ? "point" : "points")}");
        string[] name = [isFirst ? pair.Name : "", isFirst ? Text($"{pair.Discordance:P1}") : "", difference];
        if (points / 100 > pair.Discordance)
        {
            return [.. name, "more than they disagree", ""];
        }

        var images = McNemarPower.ImagesNeeded(points / 100, pair.Discordance, power, _testLevel);
        var hours = images * effort.SecondsPerImage / 3600;
        var wage = effort.UsdPerHour is { } usd ? Text($", {hours * usd:N0} USD") : "";
        var asking = basis.UsdPerImage is > 0 and { } each ? Text($" + {images * each:N2} USD of services") : "";
        return [.. name, Text($"{images:N0}"), Text($"{hours:N1} h{wage}{asking}")];
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}

/// <summary>What labeling an image takes.</summary>
internal sealed record LabelingEffort(double SecondsPerImage, double? UsdPerHour);

/// <summary>A pair of providers to plan for.</summary>
internal sealed record PlannedPair(string Name, double Discordance);

/// <summary>What a plan starts from.</summary>
internal sealed record PlanBasis
{
    public required IReadOnlyList<PlannedPair> Pairs { get; init; }

    /// <summary>Gets the number of pairs that are tested together.</summary>
    public required int Tests { get; init; }

    /// <summary>Gets the number of images that the pairs were seen on; null for an assumption.</summary>
    public int? Images { get; init; }

    /// <summary>Gets what asking all providers for an image costs; null where a price is not known.</summary>
    public double? UsdPerImage { get; init; }
}
