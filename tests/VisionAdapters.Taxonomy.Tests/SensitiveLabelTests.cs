namespace VisionAdapters.Taxonomy.Tests;

public sealed class SensitiveLabelTests
{
    private static readonly LabelMap Map = TestFiles.ReadMap(
        """
        labels:
          Veil: [{ when: Dress, category: bridal-accessories }, { sensitive: "religion: may tell what the wearer believes" }]
          Dress: { category: dresses, unless: "@body" }
        sensitive:
          body: { reason: tells of the wearer's body, labels: [Pregnancy] }
        """);

    [Fact]
    public void A_sensitive_label_is_never_mapped() => Assert.Empty(TestFiles.Map(Map, ("Pregnancy", 0.9), ("Veil", 0.9)).Values);

    [Fact]
    public void A_sensitive_label_is_not_named()
    {
        var label = Assert.Single(TestFiles.Map(Map, ("Pregnancy", 0.9)).Explain().Labels);
        Assert.Equal((LabelOutcome.Sensitive, "(sensitive label)", null), (label.Outcome, label.Name, label.Rule));
        Assert.Equal("body: tells of the wearer's body", label.Reason);
    }

    [Fact]
    public void A_sensitive_label_is_named_on_request()
    {
        var label = Assert.Single(TestFiles.Map(Map, ("Veil", 0.9)).Explain(showSensitive: true).Labels);
        Assert.Equal((LabelOutcome.Sensitive, "Veil", "Veil"), (label.Outcome, label.Name, label.Rule?.Label));
    }

    [Fact]
    public void A_label_may_be_sensitive_in_one_reading_only() =>
        Assert.Equal("bridal-accessories", TestFiles.Map(Map, ("Veil", 0.9), ("Dress", 0.5)).GetValues("category").Last(value => value.OwnConfidence == 0.9).Value.Id);

    [Fact]
    public void A_sensitive_label_keeps_others_back_without_being_named()
    {
        var labels = TestFiles.Map(Map, ("Dress", 0.9), ("Pregnancy", 0.9)).Explain().Labels;
        Assert.Equal((LabelOutcome.Suppressed, "does not count beside '@body'"), (labels[0].Outcome, labels[0].Reason));
    }

    [Fact]
    public void A_sensitive_label_cannot_have_a_meaning() => Assert.Contains(
        "noise and has a meaning",
        Assert.Throws<InputFileException>(() => TestFiles.ReadMap("labels: { Veil: { category: dresses, sensitive: why } }")).Message,
        StringComparison.Ordinal);
}
