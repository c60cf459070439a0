namespace VisionAdapters.Taxonomy.Tests;

/// <summary>What would have been proposed for the labels that the maps of the clouds decide, if nobody had decided them yet.</summary>
public sealed class HeldOutSuggestionTests(ITestOutputHelper output)
{
    /// <summary>The figures of docs/maps.md, rounded against us.</summary>
    [Theory]
    [InlineData("aws-rekognition", 0.91, 0.82, 0.19, 0.035)]
    [InlineData("google-vision", 0.86, 0.80, 0.19, 0.081)]
    [InlineData("azure-vision", 0.86, 0.80, 0.19, 0.077)]
    public void Most_first_proposals_are_what_the_map_says_and_few_labels_of_other_things_get_any(string name, double first, double all, double none, double noise)
    {
        var map = Fashion.Catalog.LoadProviderMap(name, Fashion.Taxonomy);
        var undecided = TestFiles.ReadMap("cannot-say:\n" + string.Concat(map.CannotSay.Select(entry => $"  {entry.Key}: held out\n")) + "labels: {}\n");
        var rules = map.Rules.Where(rule => !rule.Label.StartsWith('/')).DistinctBy(rule => LabelName.Fold(rule.Label)).ToList();
        var suggestions = MapSuggester.Suggest(undecided, rules.Select(rule => new VocabularyLabel { Name = rule.Label })).ToLookup(suggestion => suggestion.Label.Name);
        var mapped = rules.Where(rule => Targets(rule).Count > 0).Select(rule => (Targets: Targets(rule), Proposals: suggestions[rule.Label].ToList())).ToList();
        var proposed = mapped.Where(label => label.Proposals.Count > 0).ToList();
        var unmapped = rules.Where(rule => Targets(rule).Count == 0).ToList();

        var (right, good) = (proposed.Count(label => IsRight(label.Targets, label.Proposals[0])), proposed.Sum(label => label.Proposals.Count(one => IsRight(label.Targets, one))));
        var (proposals, noisy) = (proposed.Sum(label => label.Proposals.Count), unmapped.Count(rule => suggestions[rule.Label].Any()));
        output.WriteLine($"{name}: {mapped.Count} labels of fashion, {mapped.Count - proposed.Count} without a proposal; first ones right {right} of {proposed.Count}, all {good} of {proposals}; {noisy} of {unmapped.Count} other labels have one");

        Assert.True(right >= first * proposed.Count, "first proposals");
        Assert.True(good >= all * proposals, "all proposals");
        Assert.True(mapped.Count - proposed.Count <= none * mapped.Count, "labels without a proposal");
        Assert.True(noisy <= noise * unmapped.Count, "labels of other things");
    }

    private static List<FacetValue> Targets(MapRule rule) =>
        [.. rule.Cases.SelectMany(reading => reading.Effects).Where(effect => !effect.Excludes).Select(effect => effect.Value).Distinct()];

    /// <summary>A proposal is right when it is one of the map's values, or the parent of one.</summary>
    private static bool IsRight(List<FacetValue> targets, LabelSuggestion suggestion) => targets.Exists(target => target == suggestion.Value || target.Parent == suggestion.Value);
}
