using VisionAdapters.Taxonomy;

namespace VisionAdapters.Benchmarks;

/// <summary>Answers with labels that a map knows, half of them mapped, some written otherwise and some unknown, as an answer of a cloud service has them.</summary>
internal static class SyntheticAnswers
{
    public static TaggingResponse[] Make(LabelMap map, int answers, int labels)
    {
        var random = new Random(1);
        // Labels of animals and the like speak against garments, and would leave little to map.
        var rules = map.Rules.Where(rule => !(rule.Cases.All(reading => reading.Noise is not null) && rule.Cases.Any(reading => reading.Effects.Length > 0))).ToArray();
        var mapped = map.Rules.Where(rule => rule.Cases.Any(reading => reading.Effects.Length > 0)).ToArray();
        return [.. Enumerable.Range(0, answers).Select(_ => new TaggingResponse
        {
            Provider = map.Provider,
            Tags = [.. Enumerable.Range(0, labels).Select(index => Tag(index, random, index % 2 == 0 ? mapped : rules))],
        })];
    }

    private static ImageTag Tag(int index, Random random, MapRule[] rules)
    {
        var rule = rules[random.Next(rules.Length)];
        var name = (index % 10) switch
        {
            3 => rule.Label.Replace(' ', '-') + "s",
            7 => "never heard of " + index,
            _ => rule.Label,
        };
        return new ImageTag { Name = name, Group = rule.Group, Confidence = random.Next(1, 100) / 100.0 };
    }
}
