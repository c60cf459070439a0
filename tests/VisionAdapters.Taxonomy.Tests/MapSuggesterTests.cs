namespace VisionAdapters.Taxonomy.Tests;

public sealed class MapSuggesterTests
{
    private static readonly LabelMap Map = TestFiles.ReadMap(
        """
        cannot-say:
          season: one photo
          master-category: a fact of one catalog
          sub-category: a fact of one catalog
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
        var best = MapSuggester.Suggest(Map, [new VocabularyLabel { Name = label }])[0];

        Assert.Equal(value, best.Value.Id);
        Assert.Equal(1, best.NameSimilarity, 1e-9);
        Assert.Null(best.Precision);
    }

    [Theory]
    [InlineData("Rain")]
    [InlineData("Night")]
    [InlineData("House")]
    [InlineData("Tennis")]
    [InlineData("Fashion")]
    public void A_word_that_only_describes_a_value_is_not_proposed_for_it(string label) => Assert.Empty(Suggest(label));

    [Theory]
    [InlineData("Golf Course")]
    [InlineData("Dog House")]
    [InlineData("Shoe Shop")]
    [InlineData("Coat Rack")]
    [InlineData("Black Bear")]
    [InlineData("Red Carpet")]
    public void A_thing_of_which_the_taxonomy_knows_nothing_is_not_proposed_for_the_words_before_it(string label) => Assert.Empty(Suggest(label));

    [Theory]
    [InlineData("Golf Ball", "footballs")]
    [InlineData("Evening Dress", "wedding-dresses")]
    public void Things_of_one_kind_that_are_described_differently_are_not_the_same(string label, string sibling) => Assert.DoesNotContain(sibling, Suggest(label));

    [Theory]
    [InlineData("Ski Boot", "boots")]
    [InlineData("Suit Trousers", "trousers")]
    [InlineData("Flat Cap", "caps")]
    [InlineData("Wedding Gown", "wedding-dresses")]
    [InlineData("Duster Coat (Apparel)", "coats")]
    public void The_last_word_says_what_a_label_is(string label, string value) => Assert.Equal(value, Suggest(label)[0]);

    [Theory]
    [InlineData("Leather Skirt", "skirts", "leather")]
    [InlineData("Red Dress", "dresses", "red")]
    public void The_words_before_a_thing_that_the_taxonomy_knows_describe_it(string label, string thing, string description) => Assert.Equal([thing, description], Suggest(label));

    [Theory]
    [InlineData("Boot")]
    [InlineData("Shirt")]
    [InlineData("Bag")]
    public void Beside_a_value_of_the_same_name_no_narrower_one_of_its_facet_is_proposed(string label) =>
        Assert.Single(MapSuggester.Suggest(Map, [new VocabularyLabel { Name = label }]), suggestion => suggestion.Value.Facet.Id == "category");

    [Theory]
    [InlineData("Eye Shadow", "eyeshadows")]
    [InlineData("Board Shorts", "boardshorts")]
    [InlineData("Scarf", "scarves")]
    public void Blanks_and_odd_plurals_do_not_matter(string label, string value) => Assert.Equal(value, Suggest(label)[0]);

    [Fact]
    public void Every_name_and_synonym_is_proposed_for_its_value()
    {
        var names = Fashion.Category.Values.SelectMany(value => value.Synonyms.Prepend(value.Name)).Where(name => name != "Sneakers").ToList();
        var best = MapSuggester.Suggest(Map, names.Select(name => new VocabularyLabel { Name = name })).ToLookup(suggestion => suggestion.Label.Name);
        Assert.DoesNotContain(Fashion.Category.Values, value => value.Synonyms.Prepend(value.Name).Any(name => best.Contains(name) && !best[name].Any(one => one.Value == value && one.NameSimilarity == 1)));
    }

    [Fact]
    public void A_further_word_never_makes_a_label_more_like_a_value()
    {
        var labels = Fashion.Category.Values.SelectMany(value => new[] { value.Name, "Zorblax " + value.Name }).Select(name => new VocabularyLabel { Name = name });
        var similarities = MapSuggester.Suggest(Map, labels).ToDictionary(one => (one.Label.Name, one.Value), one => one.NameSimilarity);
        Assert.DoesNotContain(Fashion.Category.Values, value => similarities.GetValueOrDefault(("Zorblax " + value.Name, value)) >= similarities.GetValueOrDefault((value.Name, value), 1));
    }

    [Fact]
    public void A_label_like_no_name_and_a_decided_one_get_no_proposal() =>
        Assert.Empty(MapSuggester.Suggest(Map, [new VocabularyLabel { Name = "Photosynthesis" }, new VocabularyLabel { Name = "Sneakers" }]));

    [Fact]
    public void A_facet_that_the_provider_cannot_speak_of_is_not_proposed() =>
        Assert.DoesNotContain(MapSuggester.Suggest(Map, [new VocabularyLabel { Name = "Summer" }]), suggestion => suggestion.Value.Facet.Id == "season");

    [Fact]
    public void A_label_that_stands_where_a_value_is_true_is_proposed_with_the_recall_it_would_win()
    {
        // Ten boots, six of them labeled Chelsea; ten dresses without that label.
        var answers = Enumerable.Range(0, 10).Select(i => Photo("boots", i < 6 ? ["Chelsea"] : []))
            .Concat(Enumerable.Range(0, 10).Select(_ => Photo("dresses", [])));

        var suggestion = MapSuggester.Suggest(Map, [new VocabularyLabel { Name = "Chelsea" }], answers).Single(one => one.Value.Id == "boots");

        Assert.Equal((6, 6, 6), (suggestion.Answers, suggestion.Together, suggestion.Missed));
        Assert.Equal(0.6, suggestion.RecallGain, 1e-9);
        Assert.Equal(1, suggestion.Precision);
    }

    [Fact]
    public void What_the_map_finds_already_wins_no_recall()
    {
        var answers = Enumerable.Range(0, 10).Select(_ => Photo("sneakers", ["Rubber sole", "Sneakers"]));

        Assert.DoesNotContain(MapSuggester.Suggest(Map, [new VocabularyLabel { Name = "Rubber sole" }], answers), suggestion => suggestion.Value.Id == "sneakers");
    }

    [Fact]
    public void A_label_that_stands_everywhere_is_evidence_of_nothing()
    {
        var answers = Enumerable.Range(0, 20).Select(i => Photo(i % 2 == 0 ? "boots" : "dresses", ["Indoors"]));

        Assert.Empty(MapSuggester.Suggest(Map, [new VocabularyLabel { Name = "Indoors" }], answers));
    }

    [Fact]
    public void The_label_that_wins_most_recall_comes_first()
    {
        var answers = Enumerable.Range(0, 20).Select(i => Photo("boots", i < 5 ? ["Few"] : ["Many"])).Concat(Enumerable.Range(0, 60).Select(_ => Photo("dresses", [])));

        Assert.Equal(["Many", "Few"], MapSuggester.Suggest(Map, [new VocabularyLabel { Name = "Few" }, new VocabularyLabel { Name = "Many" }], answers).Select(suggestion => suggestion.Label.Name));
    }

    private static List<string> Suggest(string label) => [.. MapSuggester.Suggest(Map, [new VocabularyLabel { Name = label }]).Select(suggestion => suggestion.Value.Id)];

    private static LabeledAnswer Photo(string category, string[] labels) => new()
    {
        Response = new TaggingResponse { Provider = "test", Tags = [.. labels.Select(label => new ImageTag { Name = label, Confidence = 0.9 })] },
        Truth = [Fashion.Value("category", category)],
    };
}
