using FsCheck;
using FsCheck.Fluent;

namespace VisionAdapters.Taxonomy.Tests;

public sealed class MappingPropertiesTests
{
    private const double RoundingError = 1e-12;

    private static readonly LabelMap Labels = TestFiles.ReadMap(
        """
        kinds: { Shoe: [Pump, Clog] }
        labels:
          Shoe: { category: footwear }
          Pump: { category: { footwear: 0.7, heels: 0.6 } }
          Clog: { category: { footwear: 0.8, sandals: 0.3, slippers: 0.2 } }
          Trainer: { category: { sneakers: 0.6, athletic-shoes: 0.3 } }
          Sneakers: { category: sneakers }
          Boot: { category: boots, suggests: { season: winter } }
          T-shirt: { category: t-shirts }
          Polo shirt: { category: polos, neckline: polo-collar }
          Denim: { material: denim, suggests: { category: { jeans: 0.3 } } }
          Linen: { material: linen }
        noise:
          scene: { reason: the place, labels: [Indoor, Outdoor] }
        """);

    private static readonly TagMapper Clouds = new(Labels);

    private static readonly Gen<ImageTag> CloudTag =
        from name in Gen.Elements("Shoe", "Pump", "Clog", "Trainer", "Sneakers", "Boot", "T-shirt", "Polo shirt", "Denim", "Linen", "Indoor", "Never heard of")
        from percent in Gen.Choose(0, 100)
        select new ImageTag { Name = name, Confidence = percent / 100.0 };

    // Labels that speak against values are left out: the properties are about support.
    private static readonly Gen<ImageTag> HeadTag = TagsOf(effect => !effect.Excludes);

    // So does a label for a value with rivals, of which an answer shows the one that is ahead, or none.
    private static readonly Gen<ImageTag> SupportingHeadTag = TagsOf(effect => !effect.Excludes && !effect.Value.Facet.Values.Any(other => ExclusiveValues.AreRivals(effect.Value, other)));

    private static readonly Gen<ImageTag> GoogleTags =
        from rule in Gen.Elements(Fashion.ProviderMappers["google-vision"].LabelMap.Rules.Where(rule => rule.Cases.Any(reading => reading.Noise is null)).ToArray())
        from percent in Gen.Choose(0, 100)
        select new ImageTag { Name = rule.Label, Confidence = percent / 100.0 };

    private static readonly Gen<ImageTag> NoiseTags =
        from rule in Gen.Elements(Fashion.ProviderMappers["google-vision"].LabelMap.Rules.Where(rule => rule.Cases.All(reading => reading.Noise is not null)).Select(rule => rule.Label).Append("Never heard of").ToArray())
        from percent in Gen.Choose(0, 100)
        select new ImageTag { Name = rule, Confidence = percent / 100.0 };

    private static readonly Arbitrary<(TagMapper Mapper, ImageTag[] Tags)> Answers = AnswersOf(HeadTag);

    private static readonly Arbitrary<(TagMapper Mapper, ImageTag[] Tags)> SupportingAnswers = AnswersOf(SupportingHeadTag);

    [Fact]
    public void Confidences_stay_between_0_and_1() => Holds((mapper, tags) =>
        Map(mapper, tags).Values.All(value => value.Confidence is > 0 and <= 1 && value.OwnConfidence is >= 0 and <= 1));

    [Fact]
    public void A_value_never_scores_below_what_is_under_it() => Holds((mapper, tags) =>
    {
        var confidences = Map(mapper, tags).Values.ToDictionary(value => value.Value, value => value.Confidence);
        return confidences.All(pair => pair.Key.Parent is null || confidences[pair.Key.Parent] >= pair.Value);
    });

    [Fact]
    public void Own_confidence_never_exceeds_confidence() => Holds((mapper, tags) =>
        Map(mapper, tags).Values.All(value => value.OwnConfidence <= value.Confidence + RoundingError));

    [Fact]
    public void The_order_of_labels_never_matters() => Holds((mapper, tags) =>
        Map(mapper, tags).Values.SequenceEqual(Map(mapper, [.. tags.Reverse()]).Values)
        && Map(mapper, tags).Values.SequenceEqual(Map(mapper, [.. tags.OrderBy(tag => tag.Name.Length)]).Values));

    [Fact]
    public void A_further_label_never_lowers_a_value() => HoldsOfSupport((mapper, tags) =>
    {
        var before = Map(mapper, [.. tags.Skip(1)]).Values;
        var after = Map(mapper, tags).Values.ToDictionary(value => value.Value, value => value.Confidence);
        return before.All(value => after[value.Value] >= value.Confidence - RoundingError);
    });

    [Fact]
    public void A_more_confident_label_never_lowers_a_value() => HoldsOfSupport((mapper, tags) =>
    {
        var raised = tags.Select((tag, index) => new ImageTag { Name = tag.Name, Group = tag.Group, Confidence = index == 0 ? 1 : tag.Confidence });
        var after = Map(mapper, [.. raised]).Values.ToDictionary(value => value.Value, value => value.Confidence);
        return Map(mapper, tags).Values.All(value => after[value.Value] >= value.Confidence - RoundingError);
    });

    [Fact]
    public void Every_value_has_evidence_at_it_or_below() => Holds((mapper, tags) =>
    {
        var mapping = Map(mapper, tags);
        return mapping.Values.All(value => mapping.GetEvidence(value.Value).Count > 0);
    });

    [Fact]
    public void Suppression_and_exclusion_leave_bounds_tree_and_order_alone() =>
        Prop.ForAll(GoogleTags.ArrayOf().ToArbitrary(), tags =>
        {
            var values = Map(Fashion.ProviderMappers["google-vision"], tags).Values;
            var confidences = values.ToDictionary(value => value.Value, value => value.Confidence);
            return values.All(value => value.Confidence is > 0 and <= 1)
                && confidences.All(pair => pair.Key.Parent is null || confidences[pair.Key.Parent] >= pair.Value)
                && values.SequenceEqual(Map(Fashion.ProviderMappers["google-vision"], [.. tags.Reverse()]).Values);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Noise_and_unknown_labels_alone_say_nothing() =>
        Prop.ForAll(NoiseTags.ArrayOf().ToArbitrary(), answer => Map(Fashion.ProviderMappers["google-vision"], answer).Values.Count == 0).QuickCheckThrowOnFailure();

    [Fact]
    public void Case_hyphens_blanks_and_plurals_of_labels_never_matter() =>
        Prop.ForAll(GoogleTags.ArrayOf().ToArbitrary(), Gen.Choose(0, 3).ToArbitrary(), (tags, variant) =>
        {
            var mapper = Fashion.ProviderMappers["google-vision"];
            ImageTag[] varied = [.. tags.Select(tag => new ImageTag { Name = Vary(tag.Name, variant), Confidence = tag.Confidence })];
            return Map(mapper, tags).Values.SequenceEqual(Map(mapper, varied).Values);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Projected_confidences_stay_between_0_and_1_and_come_best_first() => Holds((mapper, tags) =>
    {
        var projected = Fashion.DatasetMaps["kagl"].GetLabelSpace("category").Project(Map(mapper, tags));
        return projected.All(value => value.Confidence is > 0 and <= 1)
            && projected.Zip(projected.Skip(1)).All(pair => pair.First.Confidence >= pair.Second.Confidence);
    });

    /// <summary>Writes a name otherwise; a plural only where it is no label of its own.</summary>
    private static string Vary(string name, int variant) => variant switch
    {
        _ when name.StartsWith('/') => name,
        0 => name.ToUpperInvariant(),
        1 => name.Replace(' ', '-'),
        2 => "  " + name.Replace(" ", "  ", StringComparison.Ordinal) + " ",
        _ => Fashion.ProviderMappers["google-vision"].LabelMap.Index.FindLabel(name + "s") == Fashion.ProviderMappers["google-vision"].LabelMap.Index.FindLabel(name) ? name + "s" : name,
    };

    private static Gen<ImageTag> TagsOf(Func<MapEffect, bool> allEffects) =>
        from rule in Gen.Elements(Fashion.LocalModel.LabelMap.Rules.Where(rule => rule.Cases.SelectMany(reading => reading.Effects).All(allEffects)).ToArray())
        from percent in Gen.Choose(0, 100)
        select new ImageTag { Name = rule.Label, Group = rule.Group, Confidence = percent / 100.0 };

    private static Arbitrary<(TagMapper Mapper, ImageTag[] Tags)> AnswersOf(Gen<ImageTag> headTag) => Gen.OneOf(
        CloudTag.ArrayOf().Select(tags => (Clouds, tags)),
        headTag.ArrayOf().Select(tags => (Fashion.LocalModel, tags))).ToArbitrary();

    private static void HoldsOfSupport(Func<TagMapper, ImageTag[], bool> property) =>
        Prop.ForAll(SupportingAnswers, answer => property(answer.Mapper, answer.Tags)).QuickCheckThrowOnFailure();

    private static void Holds(Func<TagMapper, ImageTag[], bool> property) =>
        Prop.ForAll(Answers, answer => property(answer.Mapper, answer.Tags)).QuickCheckThrowOnFailure();

    private static MappingResult Map(TagMapper mapper, ImageTag[] tags) => mapper.Map(Fashion.Answer(tags));
}
