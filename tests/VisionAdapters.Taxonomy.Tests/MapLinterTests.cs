using VisionAdapters.Testing;

namespace VisionAdapters.Taxonomy.Tests;

public sealed class MapLinterTests
{
    [Fact]
    public void A_synonym_of_two_values_is_found()
    {
        var taxonomy = TestFiles.ReadTaxonomy("taxonomy: t\nversion: 1.0.0\nfacets:\n  kind:\n    values:\n      sofas: { synonyms: [Couches] }\n      benches: { synonyms: [couch] }\n");
        AssertFound(MapLinter.Lint(taxonomy), "duplicate-name", LintSeverity.Warning, 7);
    }

    [Fact]
    public void What_is_named_twice_is_told_with_both_owners()
    {
        var taxonomy = TestFiles.ReadTaxonomy(
            "taxonomy: t\nversion: 1.0.0\nfacets:\n  kind:\n    values:\n      a: { synonyms: [Couch], ids: { shopify: x-1 } }\n      b: { synonyms: [couches], ids: { shopify: x-1 } }\n");

        Assert.Equal(
            ["'couch' names both 'a' (line 6) and 'b' of the facet 'kind'", "the shopify id 'x-1' stands for both 'a' (line 6) and 'b'"],
            MapLinter.Lint(taxonomy).Select(finding => finding.Message).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_color_without_rgb_is_found_beside_others_that_have_it()
    {
        const string head = "taxonomy: t\nversion: 1.0.0\nfacets:\n  shade:\n    values:\n";
        var mixed = TestFiles.ReadTaxonomy(head + "      red: { rgb: '#ff0000' }\n      gold: {}\n");
        var plain = TestFiles.ReadTaxonomy(head + "      red: {}\n      gold: {}\n");

        var finding = Assert.Single(MapLinter.Lint(mixed));

        Assert.Equal(("colour-without-anchor", LintSeverity.Info, 7), (finding.RuleId, finding.Severity, finding.Line));
        Assert.Equal("the value 'gold' has no rgb, unlike others of the facet 'shade', so no measured color maps to it", finding.Message);
        Assert.Equal("Add 'rgb' unless the value is no single color.", finding.Cure);
        Assert.Empty(MapLinter.Lint(plain));
    }

    [Fact]
    public void A_shopify_id_of_two_values_is_found()
    {
        var taxonomy = TestFiles.ReadTaxonomy("taxonomy: t\nversion: 1.0.0\nfacets:\n  kind:\n    values:\n      a: { ids: { shopify: x-1 } }\n      b: { ids: { shopify: x-1 } }\n");
        AssertFound(MapLinter.Lint(taxonomy), "duplicate-external-id", LintSeverity.Warning, 7);
    }

    [Theory]
    [InlineData("contradiction", LintSeverity.Error, "labels:\n  Polo: { category: polos, excludes: { category: t-shirts } }", 2)]
    [InlineData("rival-values", LintSeverity.Warning, "labels:\n  Polo: { category: [polos, shirts] }", 2)]
    [InlineData("shadowed-case", LintSeverity.Error, "labels:\n  Polo:\n    - { category: polos }\n    - { category: shirts }", 4)]
    [InlineData("shadowed-case", LintSeverity.Error, "labels:\n  Horse: { noise: no product }\n  Polo:\n    - { when: Horse, noise: sport }\n    - { when: Horse, unless: Polo, category: shirts }", 5)]
    [InlineData("impossible-case", LintSeverity.Error, "labels:\n  Horse: { noise: no product }\n  Polo: { when: Horse, unless: Horse, category: polos }", 3)]
    [InlineData("exclusive-values", LintSeverity.Warning, "labels:\n  Hide: { material: [suede, faux-leather] }", 2)]
    [InlineData("not-applicable", LintSeverity.Warning, "labels:\n  Boot: { category: boots, sleeve-length: long-sleeves }", 2)]
    [InlineData("cannot-say", LintSeverity.Error, "cannot-say: { category: why }\nlabels:\n  Polo: { category: polos }", 3)]
    public void A_wrong_rule_is_found(string check, LintSeverity severity, string text, int line) =>
        AssertFound(MapLinter.Lint(TestFiles.ReadMap(text)), check, severity, TestFiles.MapHeadLines + line);

    [Fact]
    public void A_facet_that_no_rule_speaks_of_is_found_unless_the_map_says_why()
    {
        var findings = MapLinter.Lint(TestFiles.ReadMap("cannot-say: { season: the provider looks at one photo }\nlabels:\n  Polo: { category: polos }"));
        Assert.Contains(findings, finding => finding.RuleId == "silent-facet" && finding.Message.Contains("'colour'", StringComparison.Ordinal));
        Assert.DoesNotContain(findings, finding => finding.Message.Contains("'season'", StringComparison.Ordinal));
    }

    [Fact]
    public void Values_that_no_rule_produces_are_listed()
    {
        var findings = MapLinter.Lint(TestFiles.ReadMap("labels: { Warm: { season: summer }, Cold: { season: winter } }"));
        var finding = Assert.Single(findings, finding => finding.RuleId == "unreachable-values");
        Assert.EndsWith("of 'season': spring, fall", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_include_that_changes_nothing_is_found()
    {
        var map = TestFiles.ReadDataset("columns:\n  label:\n    facet: category\n    labels:\n      Tee: { value: t-shirts, includes: [polos] }");
        AssertFound(MapLinter.Lint(map), "redundant-include", LintSeverity.Warning, TestFiles.DatasetHeadLines + 5);
    }

    [Fact]
    public void A_rule_for_a_label_that_the_provider_does_not_have_is_found()
    {
        var map = TestFiles.ReadMap("labels:\n  Polo: { category: polos }\n  Denim: { material: denim, aliases: [Jean cloth] }\n  Frock: { category: dresses }");
        var finding = Assert.Single(MapLinter.Lint(map, ["polos", "Jean Cloth"]), finding => finding.RuleId == "dead-rule");
        Assert.Equal(TestFiles.MapHeadLines + 4, finding.Line);
    }

    [Fact]
    public void Values_that_no_providers_map_produces_are_listed()
    {
        var maps = new[] { TestFiles.ReadMap("labels: { Warm: { season: summer } }"), TestFiles.ReadMap("labels: { Cold: { season: winter } }") };
        var finding = Assert.Single(MapLinter.Lint(Fashion.Taxonomy, maps), finding => finding.Message.Contains("'season'", StringComparison.Ordinal));
        Assert.Equal(("value-without-provider", Fashion.Value("season", "spring").Line), (finding.RuleId, finding.Line));
        Assert.EndsWith(": spring, fall", finding.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("labels:\n  Polo: { category: polo }", 2, "has no value 'polo'")]
    [InlineData("labels:\n  Polo: { kategory: polos }", 2, "neither a facet nor a key")]
    [InlineData("labels:\n  Polo: { category: polos, unless: '@horses' }", 2, "there is no family")]
    [InlineData("labels:\n  Polo: { category: polos, unless: Horse }", 2, "is not decided")]
    [InlineData("labels:\n  Polo: { category: polos }\n  polo: { category: shirts }", 3, "is decided twice")]
    public void Unknown_ids_and_labels_decided_twice_stop_the_loading_at_their_line(string text, int line, string problem)
    {
        var exception = Assert.Throws<InputFileException>(() => TestFiles.ReadMap(text));
        Assert.Equal(TestFiles.MapHeadLines + line, exception.Line);
        Assert.Contains(problem, exception.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void A_map_that_builds_on_itself_is_refused()
    {
        const string Head = "version: 1.0.0\ntaxonomy: fashion\nprovider: p\n";
        using var folder = new TemporaryFolder();
        var path = folder.Write("a.map.yaml", "map: a\n" + Head + "extends: b\n");
        folder.Write("b.map.yaml", "map: b\n" + Head + "extends: a\n");
        var exception = Assert.Throws<InputFileException>(() => Fashion.Catalog.LoadProviderMap(path, Fashion.Taxonomy));
        Assert.Contains("builds on itself", exception.Problem, StringComparison.Ordinal);
    }

    private static void AssertFound(IReadOnlyList<LintFinding> findings, string check, LintSeverity severity, int line)
    {
        var finding = Assert.Contains(check, findings.Where(finding => finding.Severity > LintSeverity.Info).ToLookup(finding => finding.RuleId).ToDictionary(group => group.Key, group => group.First()));
        Assert.Equal((severity, line), (finding.Severity, finding.Line));
        Assert.NotEmpty(finding.Cure);
    }
}
