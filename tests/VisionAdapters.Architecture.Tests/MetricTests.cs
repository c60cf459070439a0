using System.Text.RegularExpressions;
using VisionAdapters.Evaluation;

namespace VisionAdapters.Architecture.Tests;

/// <summary>Holds that a metric is a value: its own file and the list know it, and nothing else that scores or reports.</summary>
public sealed partial class MetricTests
{
    [Fact]
    public void No_metric_is_named_outside_its_definition_and_the_list()
    {
        var named =
            from file in new[] { "Evaluation", "Reporting" }.SelectMany(Solution.Sources)
            let name = Path.GetFileNameWithoutExtension(file)
            let text = File.ReadAllText(file)
            where name is not nameof(FacetMetrics)
            from metric in FacetMetrics.Default
            where !IsDefinitionOf(metric, text)
            where text.Contains($"\"{metric.Id}\"", StringComparison.Ordinal)
            select $"{name}: {metric.Id}";
        Findings.AssertNone(named);
    }

    [Fact]
    public void Every_metric_has_a_file_of_its_own_that_only_the_list_knows()
    {
        var sources = new[] { "Evaluation", "Reporting" }.SelectMany(Solution.Sources)
            .Select(file => (Name: Path.GetFileNameWithoutExtension(file), Text: File.ReadAllText(file)))
            .ToArray();
        var shared =
            from metric in FacetMetrics.Default
            let definition = sources.Single(source => IsDefinitionOf(metric, source.Text)).Name
            let users = sources.Where(source => Names().Matches(source.Text).Any(name => name.Value == definition)).Select(source => source.Name)
            where !users.Order(StringComparer.Ordinal).SequenceEqual(new[] { definition, nameof(FacetMetrics) }.Order(StringComparer.Ordinal))
            select $"{metric.Id}: {string.Join(", ", users)}";
        Findings.AssertNone(shared);
    }

    [GeneratedRegex(@"\w+", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Names();

    private static bool IsDefinitionOf(FacetMetric metric, string text) => text.Contains($"Id = \"{metric.Id}\"", StringComparison.Ordinal);
}
