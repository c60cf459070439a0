using FsCheck;
using FsCheck.Fluent;
using VisionAdapters.Benchmarks;

namespace VisionAdapters.Taxonomy.Tests;

/// <summary>The mapper against the same rules written down straightforwardly.</summary>
public sealed class LinqTagMapperTests
{
    private const double RoundingError = 1e-9;

    /// <summary>A map with kinds of kinds, labels of several branches, conditions, exclusions, heads, rivals and regions.</summary>
    private static readonly TagMapper Everything = new(TestFiles.ReadMap(
        """
        regions: { full: 0.5, least: 0.2 }
        families: { sport: [Trainer, Sneakers, Boot], warm: [Wool, "@sport"] }
        kinds: { Shoe: [Pump, Clog, Boot], Boot: [Trainer], Footwear: [Shoe] }
        heads:
          kind:
            facets: [category, season]
            labels: { Heels: [heels, ~], Sandals: [sandals, summer], Footwear: [footwear, summer] }
          stuff:
            facets: material
            labels: { Leather: leather, Fake: faux-leather }
        labels:
          Footwear: { suggests: { category: { footwear: 0.9 } } }
          Shoe: { category: footwear }
          Pump: { category: { footwear: 0.7, heels: 0.6, sandals: 0.4 } }
          Clog: { category: { footwear: 0.8, sandals: 0.3, slippers: 0.2 } }
          Trainer: { category: { sneakers: 0.6, athletic-shoes: 0.3 }, suggests: { season: summer } }
          Sneakers: [{ when: Shoe, category: sneakers }, { unless: "@warm", suggests: { category: sneakers } }]
          Boot: { category: boots, suggests: { season: winter }, excludes: { category: { sandals: 0.4, heels: 0.95 } } }
          T-shirt: { category: t-shirts, excludes: { category: footwear } }
          Polo shirt: { category: polos, neckline: polo-collar, when: "@warm" }
          Leather: { material: leather }
          Imitation: { material: { faux-leather: 0.9, leather: 0.3 } }
          Wool: { material: wool, unless: T-shirt }
        noise:
          animals: { reason: no product, labels: [Dog, Cat], excludes: { category: "*", material: { leather: 0.5 } }, unless: Pump }
        """));

    private static readonly Gen<ImageTag> Tags =
        from name in Gen.Elements([.. Everything.LabelMap.Rules.Select(rule => rule.Label), "Never heard of"])
        from head in Gen.Frequency((3, Gen.Constant<string?>(null)), (1, Gen.Elements<string?>("kind", "stuff", "unheard")))
        from percent in Gen.Choose(0, 100)
        from size in Gen.Choose(0, 10)
        from parent in Gen.Elements(null, "Shoe", "Dog", "Wool")
        select new ImageTag
        {
            Name = name,
            Group = head,
            Confidence = percent / 100.0,
            Regions = size == 0 ? [] : [new ImageRegion(0, 0, size / 10.0, 1)],
            Parents = parent is null ? [] : [parent],
        };

    public static TheoryData<string> ProviderMaps => [.. Fashion.Catalog.ProviderMaps];

    [Theory]
    [MemberData(nameof(ProviderMaps))]
    public void The_mapper_gives_what_its_rules_say(string provider)
    {
        var mapper = Fashion.ProviderMappers[provider];
        Assert.All(SyntheticAnswers.Make(mapper.LabelMap, answers: 200, labels: 50), answer => AssertGivesWhatItsRulesSay(mapper, answer));
    }

    [Fact]
    public void The_mapper_gives_what_its_rules_say_of_any_answer_to_a_map_with_everything() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(2000),
        Prop.ForAll(
            Tags.ListOf().ToArbitrary(),
            tags => AssertGivesWhatItsRulesSay(Everything, new TaggingResponse { Provider = "test", Tags = tags })));

    private static void AssertGivesWhatItsRulesSay(TagMapper mapper, TaggingResponse answer)
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
