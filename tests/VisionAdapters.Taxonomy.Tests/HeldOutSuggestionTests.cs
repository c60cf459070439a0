namespace VisionAdapters.Taxonomy.Tests;

/// <summary>What would have been proposed for the labels that the maps of the clouds decide, if nobody had decided them yet.</summary>
public sealed class HeldOutSuggestionTests
{
    /// <summary>The figures behind those of docs/maps.md: they change with the maps and with nothing else.</summary>
    [Theory]
    [InlineData("aws-rekognition", 212, 39, 158, 201, 165, 2910, 99)]
    [InlineData("google-vision", 493, 93, 347, 474, 381, 3809, 307)]
    [InlineData("azure-vision", 505, 95, 354, 484, 388, 4164, 320)]
    public void Most_first_proposals_are_what_the_map_says_and_few_labels_of_other_things_get_any(
        string name, int labelsOfFashion, int withoutProposal, int firstRight, int proposed, int right, int others, int othersWithProposal)
    {
        var map = Fashion.Catalog.LoadProviderMap(name, Fashion.Taxonomy);
        var undecided = TestFiles.ReadMap("cannot-say:\n" + string.Concat(map.CannotSay.Select(entry => $"  {entry.Key}: held out\n")) + "labels: {}\n");
        var rules = map.Rules.Where(rule => !rule.Label.StartsWith('/')).DistinctBy(rule => LabelName.Fold(rule.Label)).ToList();
        var suggestions = MapSuggester.Suggest(undecided, rules.Select(rule => new VocabularyLabel { Name = rule.Label }))
            .ToLookup(suggestion => suggestion.Label.Name);
        var mapped = rules.Where(rule => Targets(rule).Count > 0)
            .Select(rule => (Targets: Targets(rule), Proposals: suggestions[rule.Label].ToList()))
            .ToList();
        var withProposal = mapped.Where(label => label.Proposals.Count > 0).ToList();
        var unmapped = rules.Where(rule => Targets(rule).Count == 0).ToList();

        var first = withProposal.Count(label => IsRight(label.Targets, label.Proposals[0]));
        var good = withProposal.Sum(label => label.Proposals.Count(one => IsRight(label.Targets, one)));
        var proposals = withProposal.Sum(label => label.Proposals.Count);
        var noisy = unmapped.Count(rule => suggestions[rule.Label].Any());
        Assert.Equal((labelsOfFashion, withoutProposal), (mapped.Count, mapped.Count - withProposal.Count));
        Assert.Equal((firstRight, proposed, right, others, othersWithProposal), (first, proposals, good, unmapped.Count, noisy));
    }

    private static List<FacetValue> Targets(MapRule rule) =>
        [.. rule.Cases.SelectMany(reading => reading.Effects).Where(effect => !effect.Excludes).Select(effect => effect.Value).Distinct()];

    /// <summary>A proposal is right when it is one of the map's values, or the parent of one.</summary>
    private static bool IsRight(List<FacetValue> targets, LabelSuggestion suggestion) => targets.Exists(target => target == suggestion.Value || target.Parent == suggestion.Value);
}
