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

    private static void AssertFound(IReadOnlyList<LintFinding> findings, string check, LintSeverity severity, int line)
    {
        var finding = Assert.Contains(check, findings.Where(finding => finding.Severity > LintSeverity.Info).ToLookup(finding => finding.RuleId).ToDictionary(group => group.Key, group => group.First()));
        Assert.Equal((severity, line), (finding.Severity, finding.Line));
        Assert.NotEmpty(finding.Cure);
    }
}
