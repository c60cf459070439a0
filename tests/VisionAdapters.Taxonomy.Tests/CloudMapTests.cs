using System.Text.Json;
using VisionAdapters.Testing;

namespace VisionAdapters.Taxonomy.Tests;

/// <summary>The maps of the cloud services against the vocabularies and recordings of the shared data folder.</summary>
public sealed class CloudMapTests
{
    private static readonly string[] SwimLabels = ["Swimwear", "Bikini", "Monokini", "One-piece swimsuit", "Swimsuit top", "Swimsuit bottom", "Competitive swimwear", "Maillot", "Tankini", "Swim brief", "board short"];

    public static TheoryData<string, string, string, string> Vocabularies => new()
    {
        { "aws-rekognition", "aws_labels.csv", "label", "" },
        { "azure-vision", "azure_tags.csv", "tag", "" },
        { "google-vision", "google_labels.csv", "label", "mid" },
    };

    [Theory]
    [MemberData(nameof(Vocabularies))]
    public void No_label_of_a_clouds_known_vocabulary_is_undecided(string provider, string file, string nameColumn, string idColumn)
    {
        var mapper = Mapper(provider);
        var rows = Csv.Read(SharedData.Require("vocab", file)).Where(row => provider != "google-vision" || WasObserved(row) || row["research_fashion_group"].Length > 0);
        var undecided = rows
            .Where(row => !row[nameColumn].EndsWith("(dominantColors)", StringComparison.Ordinal) && !row.GetValueOrDefault("kind", "").Contains("category", StringComparison.Ordinal))
            .Select(row => new ImageTag { Name = row[nameColumn], Id = idColumn.Length > 0 && row[idColumn].Length > 0 ? row[idColumn] : null, Confidence = 0.9 })
            .SelectMany(tag => mapper.Map(Fashion.Answer(tag)).Explain().Labels)
            .Where(label => label.Outcome == LabelOutcome.Unknown)
            .Select(label => label.Name);
        Assert.Empty(undecided);
    }

    [Fact]
    public void Swimwear_is_never_taken_for_underwear()
    {
        var answers = Recorded("swimwear brand").Where(answer => answer.Tags.Any(tag => SwimLabels.Contains(tag.Name))).ToList();
        AssertMisses(answers, "swimwear", "0 of 151");
        Assert.All(answers, answer => Assert.DoesNotContain("underwear", PathOf(answer)));
    }

    [Fact]
    public void Shoes_are_taken_for_footwear()
    {
        var family = Mapper("google-vision").LabelMap.Rules.Where(rule => rule.Cases.Any(
            reading => reading.IsUnconditional && reading.Effects.Any(effect => effect.Value.Path[0] == "footwear" && effect.Strength == 1))).Select(rule => rule.Label).ToHashSet(StringComparer.Ordinal);
        AssertMisses([.. Recorded("sportswear and shoe brand").Where(answer => answer.Tags.Any(tag => family.Contains(tag.Name)))], "footwear", "0 of 87");
    }

    [Fact]
    public void Pictures_of_other_things_give_no_product()
    {
        // People wear clothes everywhere: an answer that names a garment or a shoe speaks of a product, whatever the account.
        var garments = Csv.Read(SharedData.Require("vocab", "google_labels.csv"))
            .Where(row => row["research_fashion_group"].Contains("garment", StringComparison.Ordinal) || row["research_fashion_group"].Contains("footwear", StringComparison.Ordinal))
            .Select(row => row["label"])
            .ToHashSet(StringComparer.Ordinal);
        var answers = Recorded("other").ToList();
        var products = answers.Where(answer => PathOf(answer).Count > 0 && !answer.Tags.Any(tag => garments.Contains(tag.Name))).ToList();
        Assert.Equal("4 of 500", $"{products.Count} of {answers.Count}");
    }

    private static void AssertMisses(List<TaggingResponse> answers, string value, string expected)
    {
        var misses = answers.Where(answer => !PathOf(answer).Contains(value)).ToList();
        Assert.Equal(expected, $"{misses.Count} of {answers.Count}");
    }

    private static IReadOnlyList<string> PathOf(TaggingResponse answer) => Mapper("google-vision").Map(answer).Best("category")?.Value.Path ?? [];

    private static bool WasObserved(Dictionary<string, string> row) =>
        row["obs_instagram2019_count"].Length + row["obs_dissertation2024_count"].Length + row["obs_single_samples"].Length > 0;

    private static TagMapper Mapper(string provider) => Fashion.ProviderMappers[provider];

    private static IEnumerable<TaggingResponse> Recorded(string account) => File.ReadLines(SharedData.Require("recordings", "google-instagram2019", "answers.jsonl"))
        .Select(line => JsonDocument.Parse(line).RootElement)
        .Where(line => line.GetProperty("account_kind").GetString() == account)
        .Select(line => Fashion.Answer(
        [
            .. LabelsOf(line.GetProperty("answer").GetProperty("responses")[0]).Select(label => new ImageTag
            {
                Name = label.GetProperty("description").GetString()!,
                Id = label.TryGetProperty("mid", out var mid) ? mid.GetString() : null,
                Confidence = label.GetProperty("score").GetDouble(),
            }),
        ]));

    private static JsonElement.ArrayEnumerator LabelsOf(JsonElement response) =>
        response.TryGetProperty("labelAnnotations", out var labels) ? labels.EnumerateArray() : default;
}
