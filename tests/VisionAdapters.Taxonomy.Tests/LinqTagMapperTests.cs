using VisionAdapters.Benchmarks;

namespace VisionAdapters.Taxonomy.Tests;

/// <summary>The mapper against the same rules written down straightforwardly.</summary>
public sealed class LinqTagMapperTests
{
    private const double RoundingError = 1e-9;

    public static TheoryData<string> ProviderMaps => [.. Fashion.Catalog.ProviderMaps];

    [Theory]
    [MemberData(nameof(ProviderMaps))]
    public void The_mapper_gives_what_its_rules_say(string provider)
    {
        var mapper = Fashion.ProviderMappers[provider];
        foreach (var answer in SyntheticAnswers.Make(mapper.LabelMap, answers: 200, labels: 50))
        {
            var expected = LinqTagMapper.Map(mapper.LabelMap, answer).OrderBy(value => value.Value.GlobalIndex).ToList();
            var actual = mapper.Map(answer).Values.OrderBy(value => value.Value.GlobalIndex).ToList();
            Assert.Equal(expected.Select(value => value.Value), actual.Select(value => value.Value));
            Assert.All(expected.Zip(actual), pair =>
            {
                Assert.Equal(pair.First.Confidence, pair.Second.Confidence, RoundingError);
                Assert.Equal(pair.First.OwnConfidence, pair.Second.OwnConfidence, RoundingError);
            });
        }
    }
}
