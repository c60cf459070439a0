namespace VisionAdapters.Taxonomy.Tests;

public sealed class MapComparisonTests
{
    private const string Old =
        """
        families:
          swim: [Bikini]
        labels:
          Bikini: { category: bikinis }
          Sneakers: { category: sneakers, suggests: { occasion: casual } }
          Bra: { category: bras, unless: "@swim" }
          Boot: { category: boots }
        """;

    [Fact]
    public void A_map_does_not_differ_from_itself() => Assert.Empty(MapComparison.Compare(TestFiles.ReadMap(Old), TestFiles.ReadMap(Old)));

    [Fact]
    public void Moving_a_rule_and_reordering_its_keys_is_no_change()
    {
        var moved = Old.Replace("  Boot: { category: boots }", "", StringComparison.Ordinal).Replace("  Bikini: {", "  Boot: { category: boots }\n  Bikini: {", StringComparison.Ordinal)
            .Replace("{ category: sneakers, suggests: { occasion: casual } }", "{ suggests: { occasion: casual }, category: sneakers }", StringComparison.Ordinal);

        Assert.Empty(MapComparison.Compare(TestFiles.ReadMap(Old), TestFiles.ReadMap(moved)));
    }

    [Fact]
    public void Added_removed_and_changed_rules_are_told_with_their_meanings()
    {
        var changed = Old.Replace("  Boot: { category: boots }", "  Sandal: { category: sandals }", StringComparison.Ordinal).Replace("occasion: casual", "occasion: sports", StringComparison.Ordinal);

        var changes = MapComparison.Compare(TestFiles.ReadMap(Old), TestFiles.ReadMap(changed));

        Assert.Equal(
            [
                (ChangeKind.Changed, "Sneakers", "category sneakers, occasion casual 0.5", "category sneakers, occasion sports 0.5"),
                (ChangeKind.Added, "Sandal", null, "category sandals"),
                (ChangeKind.Removed, "Boot", "category boots", null),
            ],
            changes.Select(change => (change.Kind, change.RuleId, change.BeforeMeaning, change.AfterMeaning)));
    }

    [Fact]
    public void A_new_member_of_a_family_changes_the_rules_that_name_it()
    {
        var wider = Old.Replace("swim: [Bikini]", "swim: [Bikini, Sneakers]", StringComparison.Ordinal);

        Assert.Equal(["Bra"], MapComparison.Compare(TestFiles.ReadMap(Old), TestFiles.ReadMap(wider)).Select(change => change.RuleId));
    }

    [Fact]
    public void A_label_that_becomes_noise_has_changed()
    {
        var noise = Old.Replace("  Boot: { category: boots }", "noise:\n  car: { reason: a part of a car, labels: [Boot] }", StringComparison.Ordinal);

        Assert.Equal("noise: car: a part of a car", MapComparison.Compare(TestFiles.ReadMap(Old), TestFiles.ReadMap(noise)).Single().AfterMeaning);
    }

    [Theory]
    [InlineData("{ category: t-shirts, ids: [/m/2, /m/1], aliases: [Top shirt, Golf shirt] }", "ids /m/1, /m/2; aliases Golf shirt, Top shirt; category t-shirts")]
    [InlineData("[{ when: [Boot, Bikini], noise: sport }, { category: polos }]", "when Bikini and Boot, noise: sport | category polos")]
    [InlineData("{ unless: [Boot, Bikini], category: polos, excludes: { occasion: formal } }", "unless Bikini and Boot, category polos, excludes occasion formal")]
    public void A_rule_is_told_in_the_words_of_its_file_whatever_their_order(string rule, string meaning) =>
        Assert.Equal(meaning, MapComparison.Compare(TestFiles.ReadMap(Old), TestFiles.ReadMap($"{Old}\n  New: {rule}")).Single().AfterMeaning);

    [Fact]
    public void The_order_of_a_familys_members_is_no_change()
    {
        var two = Old.Replace("swim: [Bikini]", "swim: [Bikini, Sneakers]", StringComparison.Ordinal);
        var turned = Old.Replace("swim: [Bikini]", "swim: [Sneakers, Bikini]", StringComparison.Ordinal);

        Assert.Empty(MapComparison.Compare(TestFiles.ReadMap(two), TestFiles.ReadMap(turned)));
    }

    [Fact]
    public void A_missing_map_is_refused()
    {
        Assert.Throws<ArgumentNullException>(() => MapComparison.Compare(null!, TestFiles.ReadMap(Old)));
        Assert.Throws<ArgumentNullException>(() => MapComparison.Compare(TestFiles.ReadMap(Old), null!));
    }
}
