namespace VisionAdapters.Taxonomy.Tests;

public sealed class MapSuggesterTests
{
    private static readonly LabelMap Map = TestFiles.ReadMap(
        """
        cannot-say:
          season: one photo
        labels:
          Sneakers: { category: sneakers }
        """);

    [Theory]
    [InlineData("Ankle Boot", "ankle-boots")]
    [InlineData("trench coats", "trench-coats")]
    [InlineData("Waistcoat", "vests")]
    [InlineData("Polo shirt", "polos")]
    public void A_label_with_the_words_of_a_name_or_synonym_is_proposed_for_it(string label, string value)
    {
        var best = MapSuggester.Suggest(Map, [new VocabularyLabel(label)])[0];

        Assert.Equal(value, best.Value.Id);
        Assert.Equal(1, best.NameSimilarity, 1e-9);
        Assert.Null(best.Precision);
    }

    [Fact]
    public void A_label_like_no_name_and_a_decided_one_get_no_proposal() =>
        Assert.Empty(MapSuggester.Suggest(Map, [new VocabularyLabel("Photosynthesis"), new VocabularyLabel("Sneakers")]));

    [Fact]
    public void A_facet_that_the_provider_cannot_speak_of_is_not_proposed() =>
        Assert.DoesNotContain(MapSuggester.Suggest(Map, [new VocabularyLabel("Summer")]), suggestion => suggestion.Value.Facet.Id == "season");

    [Fact]
    public void A_label_that_stands_where_a_value_is_true_is_proposed_with_the_recall_it_would_win()
    {
        // Ten boots, six of them labelled Chelsea; ten dresses without that label.
        var answers = Enumerable.Range(0, 10).Select(i => Photo("boots", i < 6 ? ["Chelsea"] : []))
            .Concat(Enumerable.Range(0, 10).Select(_ => Photo("dresses", [])));

        var suggestion = MapSuggester.Suggest(Map, [new VocabularyLabel("Chelsea")], answers).Single(one => one.Value.Id == "boots");

        Assert.Equal((6, 6, 6), (suggestion.Answers, suggestion.Together, suggestion.Missed));
        Assert.Equal(0.6, suggestion.RecallGain, 1e-9);
        Assert.Equal(1, suggestion.Precision);
    }

    [Fact]
    public void What_the_map_finds_already_wins_no_recall()
    {
        var answers = Enumerable.Range(0, 10).Select(_ => Photo("sneakers", ["Rubber sole", "Sneakers"]));

        Assert.DoesNotContain(MapSuggester.Suggest(Map, [new VocabularyLabel("Rubber sole")], answers), suggestion => suggestion.Value.Id == "sneakers");
    }

    [Fact]
    public void A_label_that_stands_everywhere_is_evidence_of_nothing()
    {
        var answers = Enumerable.Range(0, 20).Select(i => Photo(i % 2 == 0 ? "boots" : "dresses", ["Indoors"]));

        Assert.Empty(MapSuggester.Suggest(Map, [new VocabularyLabel("Indoors")], answers));
    }

    [Fact]
    public void The_label_that_wins_most_recall_comes_first()
    {
        var answers = Enumerable.Range(0, 20).Select(i => Photo("boots", i < 5 ? ["Few"] : ["Many"])).Concat(Enumerable.Range(0, 60).Select(_ => Photo("dresses", [])));

        Assert.Equal(["Many", "Few"], MapSuggester.Suggest(Map, [new VocabularyLabel("Few"), new VocabularyLabel("Many")], answers).Select(suggestion => suggestion.Label.Name));
    }

    private static LabelledAnswer Photo(string category, string[] labels) => new(
        new TaggingResponse { Provider = "test", Tags = [.. labels.Select(label => new ImageTag { Name = label, Confidence = 0.9 })] },
        [Fashion.Value("category", category)]);
}
