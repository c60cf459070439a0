using VisionAdapters.Testing;

namespace VisionAdapters.Taxonomy.Tests;

/// <summary>The Open Images core and the maps built on it, as a whole: every label decided, no decision idle.</summary>
public sealed class OpenImagesMapTests
{
    public static TheoryData<string> Providers => ["google-vision", "azure-vision"];

    [Fact]
    public void Every_label_that_google_was_seen_to_say_is_decided() =>
        Assert.Empty(Undecided("google-vision", GoogleRows().Where(WasObserved), "label", "mid"));

    [Fact]
    public void Every_fashion_class_of_open_images_is_decided() =>
        Assert.Empty(Undecided("google-vision", GoogleRows().Where(row => row["research_fashion_group"].Length > 0), "label", "mid"));

    [Fact]
    public void Every_word_that_azure_was_seen_to_say_is_decided() => Assert.Empty(Undecided("azure-vision", Csv.Read(SharedData.Require("vocab", "azure_tags.csv")), "tag", id: null));

    [Theory]
    [InlineData("google-vision", "google")]
    [InlineData("azure-vision", "azure")]
    public void Every_label_of_a_recorded_answer_is_decided(string provider, string source) => Assert.Empty(Undecided(
        provider, Csv.Read(SharedData.Require("vocab", "observed_labels.csv")).Where(row => row["source"].StartsWith(source + ":", StringComparison.Ordinal)), "label", "mid"));

    [Theory]
    [MemberData(nameof(Providers))]
    public void Noise_alone_says_nothing(string provider)
    {
        var mapper = Fashion.ProviderMappers[provider];
        var tags = mapper.LabelMap.Rules.Where(rule => rule.Cases is [{ Noise: not null }]).Select(rule => new ImageTag { Name = rule.Label, Confidence = 1 });
        Assert.Empty(mapper.Map(new TaggingResponse { Provider = provider, Tags = [.. tags] }).Values);
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public void Every_case_applies_in_some_answer(string provider)
    {
        var map = Fashion.ProviderMappers[provider].LabelMap;
        var idle = from rule in map.Rules
                   from reading in rule.Cases
                   where !WitnessesOf(reading, 0, []).SelectMany(witnesses => WithObstacles(rule, reading, witnesses)).Any(witnesses => FirstCase(map, rule, witnesses) == reading)
                   select $"{rule.Label}, line {reading.Line}";
        Assert.Empty(idle);
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public void No_rule_sets_a_gender(string provider) => Assert.DoesNotContain(
        Fashion.ProviderMappers[provider].LabelMap.Rules.SelectMany(rule => rule.Cases).SelectMany(reading => reading.Effects), effect => effect.Value.Facet.Id == "gender");

    /// <summary>The age comes from labels of goods for babies alone, whoever is in the picture.</summary>
    [Fact]
    public void No_condition_on_a_person_leads_to_an_age()
    {
        var map = Fashion.ProviderMappers["google-vision"].LabelMap;
        string[] persons = ["Baby", "Toddler", "Child", "Boy", "Girl", "Adult", "Man", "Woman"];
        var indices = persons.Select(person => map.Index.FindLabel(person)).ToHashSet();
        var aged = map.Rules.SelectMany(rule => rule.Cases).Where(reading => reading.Effects.Any(effect => effect.Value.Facet.Id == "age-group"));
        Assert.All(aged, reading => Assert.DoesNotContain(reading.When.SelectMany(condition => condition.Rules), indices.Contains));
    }

    private static IReadOnlyList<Dictionary<string, string>> GoogleRows() => Csv.Read(SharedData.Require("vocab", "google_labels.csv"));

    private static bool WasObserved(Dictionary<string, string> row) =>
        row["obs_instagram2019_count"].Length + row["obs_dissertation2024_count"].Length + row["obs_single_samples"].Length > 0;

    private static IEnumerable<string> Undecided(string provider, IEnumerable<Dictionary<string, string>> rows, string name, string? id)
    {
        var index = Fashion.ProviderMappers[provider].LabelMap.Index;
        return rows
            .Where(row => index.Find(row[name], id is null || row[id].Length == 0 ? null : row[id], group: null, aliases: []) < 0)
            .Select(row => row[name] + (id is null ? "" : " " + row[id]));
    }

    /// <summary>Lists the choices of one label for each condition of a case.</summary>
    private static IEnumerable<List<int>> WitnessesOf(MapCase reading, int condition, List<int> chosen) => condition == reading.When.Length
        ? [chosen]
        : reading.When[condition].Rules.SelectMany(witness => WitnessesOf(reading, condition + 1, [.. chosen, witness]));

    /// <summary>Adds nothing, or a label that keeps an earlier case of the rule from applying.</summary>
    private static IEnumerable<List<int>> WithObstacles(MapRule rule, MapCase reading, List<int> witnesses) => rule.Cases
        .TakeWhile(before => before != reading)
        .SelectMany(before => before.Unless)
        .SelectMany(condition => condition.Rules)
        .Select(obstacle => (List<int>)[.. witnesses, obstacle])
        .Prepend(witnesses);

    private static MapCase? FirstCase(LabelMap map, MapRule rule, List<int> witnesses)
    {
        var present = new IndexSet(map.Rules.Count);
        witnesses.ForEach(present.Add);
        return rule.Cases.FirstOrDefault(reading => reading.Applies(present));
    }
}
