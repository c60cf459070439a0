using System.Globalization;
using System.Xml.Linq;
using VisionAdapters.Evaluation;

namespace VisionAdapters.Cli;

/// <summary>Says whether a change may go on, to people, to scripts and to build servers.</summary>
internal sealed class GateView(BakeoffResults results, double margin)
{
    private readonly (PairwiseResult Pair, GateOutcome Outcome)[] _judged =
    [
        .. from pair in results.Pairwise
           where pair.IsPrimary
           let direction = results.Metrics.FirstOrDefault(metric => metric.Id == pair.Metric)?.Direction
           select (pair, RegressionGate.Judge(pair, margin, direction ?? MetricDirection.HigherIsBetter)),
    ];

    /// <returns>The exit code.</returns>
    public int Write(Screen screen)
    {
        foreach (var (pair, outcome) in _judged)
        {
            screen.Output.WriteLine(PlainText.From($"{Word(outcome)}  {Explain(pair)}"));
        }

        var all = RegressionGate.Join(_judged.Select(judged => judged.Outcome));
        screen.Output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Gate: {Word(all)}, for a margin of "
            + $"{100 * margin:0.##} points."));
        return all switch
        {
            GateOutcome.Pass => ExitCode.Done,
            GateOutcome.Fail => ExitCode.GateFailed,
            _ => ExitCode.GateInconclusive,
        };
    }

    /// <summary>
    /// Writes the outcomes in the form of JUnit that build servers read: one that is inconclusive is skipped, not passed.
    /// </summary>
    public void WriteJUnit(string path)
    {
        var suite = new XElement(
            "testsuite",
            new XAttribute("name", "vision-adapters bakeoff compare --gate"),
            new XAttribute("tests", _judged.Length),
            new XAttribute("failures", _judged.Count(judged => judged.Outcome == GateOutcome.Fail)),
            new XAttribute("skipped", _judged.Count(judged => judged.Outcome == GateOutcome.Inconclusive)),
            _judged.Select(judged => new XElement(
                "testcase",
                new XAttribute("classname", $"{judged.Pair.Facet}.{judged.Pair.Metric}"),
                new XAttribute("name", PlainText.From($"{judged.Pair.A} to {judged.Pair.B}")),
                judged.Outcome == GateOutcome.Pass
                    ? null
                    : new XElement(
                        judged.Outcome == GateOutcome.Fail ? "failure" : "skipped",
                        new XAttribute("message", PlainText.From(Explain(judged.Pair)))))));
        new XDocument(suite).Save(path);
    }

    private static string Word(GateOutcome outcome) => outcome.ToString().ToUpperInvariant();

    private static string Explain(PairwiseResult pair) => pair.Obstacle is { } obstacle
        ? $"{pair.A} to {pair.B}, {pair.Facet}: not comparable ({obstacle})."
        : string.Create(
            CultureInfo.InvariantCulture,
            $"{pair.A} to {pair.B}, {pair.Facet} {pair.Metric}: {-100 * pair.Difference:+0.0;-0.0;0.0} points "
                + $"({-100 * pair.High:+0.0;-0.0;0.0} to {-100 * pair.Low:+0.0;-0.0;0.0}).");
}
