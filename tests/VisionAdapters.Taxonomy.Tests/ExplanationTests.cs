namespace VisionAdapters.Taxonomy.Tests;

public sealed class ExplanationTests
{
    private static readonly LabelMap Map = TestFiles.ReadMap(
        """
        labels:
          Bikini: { category: bikinis }
          Lingerie: { category: lingerie, unless: Bikini }
          Cape:
            - { when: Bikini, category: capes }
        noise:
          body: { reason: part of the wearer, labels: [Thigh] }
        """);

    [Fact]
    public void Every_value_names_the_labels_and_rules_behind_it()
    {
        var explanation = Fashion.LocalModel.Map(Fashion.Answer(Fashion.HeadTag("category", "Tshirts", 0.25), Fashion.HeadTag("category", "Polo Shirts", 0.5))).Explain();
        var shirts = explanation.Values.Single(value => value.Value.Value.Id == "t-shirts");
        Assert.Equal(["Polo Shirts", "Tshirts"], shirts.Evidence.Select(evidence => evidence.Label));
        var rule = shirts.Evidence[0].Rule;
        Assert.Equal("category/Polo Shirts", rule.Id);
        Assert.Equal("taxonomy-maps/providers/onnx-fashion.map.yaml", rule.SourceFile);
        Assert.Equal(161, rule.Line);
    }

    [Fact]
    public void A_rule_points_at_its_line()
    {
        var rule = Map.Rules.Single(rule => rule.Label == "Lingerie");
        Assert.Equal(("test.map.yaml", TestFiles.MapHeadLines + 3), (rule.SourceFile, rule.Line));
    }

    [Fact]
    public void Every_label_is_accounted_for_in_the_answers_order()
    {
        var labels = TestFiles.Map(Map, ("Thigh", 0.9), ("Lingerie", 0.8), ("Bikini", 0.7), ("Sea", 0.6)).Explain().Labels;
        Assert.Equal(
            [LabelOutcome.Noise, LabelOutcome.Suppressed, LabelOutcome.Mapped, LabelOutcome.Unknown],
            labels.Select(label => label.Outcome));
        Assert.Equal("body: part of the wearer", labels[0].Reason);
        Assert.Equal("does not count beside 'Bikini'", labels[1].Reason);
    }

    [Fact]
    public void A_label_that_waits_for_another_says_which()
    {
        var label = Assert.Single(TestFiles.Map(Map, ("Cape", 0.9)).Explain().Labels);
        Assert.Equal((LabelOutcome.Suppressed, "needs 'Bikini' beside it"), (label.Outcome, label.Reason));
    }
}
