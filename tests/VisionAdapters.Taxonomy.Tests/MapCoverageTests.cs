namespace VisionAdapters.Taxonomy.Tests;

public sealed class MapCoverageTests
{
    private static readonly LabelMap Map = TestFiles.ReadMap(
        """
        heads:
          kind:
            facets: [category]
            labels:
              Jeans: jeans
        labels:
          Sneakers: { category: sneakers }
          Bikini: { category: bikinis }
          Thong: { category: thongs, unless: Bikini }
          Collar: { ids: [/m/1], collar: spread-collar }
          /m/2: { noise: an animal's collar }
          Dog: { excludes: { category: boots } }
        noise:
          place: { reason: where the photo was taken, labels: [Beach] }
        """);

    [Theory]
    [InlineData("sneaker", null, LabelDecision.Mapped)]
    [InlineData("Dog", null, LabelDecision.Mapped)]
    [InlineData("Thong", null, LabelDecision.Ambiguous)]
    [InlineData("BEACH", null, LabelDecision.Noise)]
    [InlineData("Nduja", null, LabelDecision.Undecided)]
    [InlineData("Collar", "/m/1", LabelDecision.Mapped)]
    [InlineData("Collar", "/m/2", LabelDecision.Noise)]
    [InlineData("Collar", "/m/3", LabelDecision.Undecided)]
    public void A_label_is_decided_by_its_id_and_name(string name, string? id, LabelDecision decision) =>
        Assert.Equal(decision, MapCoverage.Create(Map, [new VocabularyLabel { Name = name, Id = id }]).Labels.Single().Decision);

    [Fact]
    public void A_label_without_a_head_is_found_in_any() =>
        Assert.Equal("kind/Jeans", MapCoverage.Create(Map, [new VocabularyLabel { Name = "Jeans" }]).Labels.Single().Rule?.Id);

    [Fact]
    public void Noise_comes_with_its_reason() =>
        Assert.Equal("place: where the photo was taken", MapCoverage.Create(Map, [new VocabularyLabel { Name = "Beach" }]).Labels.Single().Reason);

    [Fact]
    public void Weights_add_up_by_decision()
    {
        var coverage = MapCoverage.Create(Map, [new VocabularyLabel { Name = "Beach", Weight = 3 }, new VocabularyLabel { Name = "Sneakers", Weight = 5 }, new VocabularyLabel { Name = "Bikini", Weight = 2 }]);

        Assert.Equal(7, coverage.Weight(LabelDecision.Mapped));
        Assert.Equal(3, coverage.Weight(LabelDecision.Noise));
        Assert.Equal(2, coverage.Count(LabelDecision.Mapped));
    }

    [Fact]
    public void A_map_decides_all_of_its_own_labels()
    {
        var coverage = MapCoverage.Create(Map);

        Assert.Equal(Map.Rules.Count, coverage.Labels.Count);
        Assert.Equal(0, coverage.Count(LabelDecision.Undecided));
    }

    [Fact]
    public void A_missing_map_or_vocabulary_is_refused()
    {
        Assert.Throws<ArgumentNullException>(() => MapCoverage.Create(null!, []));
        Assert.Throws<ArgumentNullException>(() => MapCoverage.Create(Map, null!));
    }
}
