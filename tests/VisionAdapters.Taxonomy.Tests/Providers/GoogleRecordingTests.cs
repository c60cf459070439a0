using System.Text.Json;
using VisionAdapters.Testing;

namespace VisionAdapters.Taxonomy.Tests;

/// <summary>
/// Real answers of Google's service from 2019, at most ten labels each, on posts of a swimwear brand, of a brand of shoes and sportswear,
/// and of others (landscapes, art, food, cats). What the account sells is weak truth, so some show another thing; the numbers change with
/// the map and with nothing else.
/// </summary>
public sealed class GoogleRecordingTests
{
    private static readonly string[] SwimLabels =
        ["Swimwear", "Bikini", "Monokini", "One-piece swimsuit", "Swimsuit top", "Swimsuit bottom", "Competitive swimwear", "Tankini", "Swim brief", "board short", "Maillot"];

    [Fact]
    public void Answers_of_a_swimwear_brand_that_hold_a_swim_label_show_swimwear()
    {
        var answers = Recorded("swimwear brand").Where(answer => answer.Response.Tags.Any(tag => SwimLabels.Contains(tag.Name))).ToList();
        AssertMisses(answers, "swimwear", "0 of 151");
    }

    [Fact]
    public void Answers_of_a_swimwear_brand_that_hold_a_swim_label_never_speak_of_underwear()
    {
        var answers = Recorded("swimwear brand").Where(answer => answer.Response.Tags.Any(tag => SwimLabels.Contains(tag.Name)));
        Assert.All(answers, answer => Assert.DoesNotContain(OpenImagesAnswers.Google.Mapper.Map(answer.Response).GetValues("category"), value => value.Value.Id == "underwear"));
    }

    [Fact]
    public void Answers_of_a_shoe_brand_that_hold_a_shoe_label_show_footwear()
    {
        var family = FashionLabels("footwear");
        var answers = Recorded("sportswear and shoe brand").Where(answer => answer.Response.Tags.Any(tag => family.Contains(tag.Name))).ToList();
        AssertMisses(answers, "footwear", "0 of 86");
    }

    [Fact]
    public void Answers_of_other_accounts_without_a_garment_label_show_no_product()
    {
        var garments = FashionLabels("garment", "footwear");
        var answers = Recorded("other").ToList();
        var products = answers
            .Where(answer => CategoryPath(answer.Response).Count > 0 && !answer.Response.Tags.Any(tag => garments.Contains(tag.Name)))
            .Select(Describe)
            .ToList();
        Assert.Equal("4 of 500", $"{products.Count} of {answers.Count}");
    }

    private static HashSet<string> FashionLabels(params string[] groups) => Csv.Read(SharedData.Require("vocab", "google_labels.csv"))
        .Where(row => groups.Any(group => row["research_fashion_group"].Contains(group, StringComparison.Ordinal)))
        .Select(row => row["label"])
        .ToHashSet(StringComparer.Ordinal);

    private static void AssertMisses(List<(string Id, TaggingResponse Response)> answers, string value, string expected)
    {
        var misses = answers.Where(answer => !CategoryPath(answer.Response).Contains(value)).ToList();
        TestContext.Current.TestOutputHelper?.WriteLine(string.Join("\n", misses.Select(Describe)));
        Assert.Equal(expected, $"{misses.Count} of {answers.Count}");
    }

    private static IReadOnlyList<string> CategoryPath(TaggingResponse response) => OpenImagesAnswers.Google.Mapper.Map(response).Best("category")?.Value.Path ?? [];

    private static string Describe((string Id, TaggingResponse Response) answer) =>
        $"{answer.Id} shows '{string.Join(" > ", CategoryPath(answer.Response))}': {string.Join(", ", answer.Response.Tags.Select(tag => tag.Name))}";

    private static IEnumerable<(string Id, TaggingResponse Response)> Recorded(string account)
    {
        foreach (var line in File.ReadLines(SharedData.Require("recordings", "google-instagram2019", "answers.jsonl")))
        {
            using var document = JsonDocument.Parse(line);
            var root = document.RootElement;
            if (root.GetProperty("account_kind").GetString() == account)
            {
                var answer = root.GetProperty("answer").GetProperty("responses")[0];
                yield return (root.GetProperty("id").GetString()!, new TaggingResponse { Provider = "google-vision", Tags = ReadTags(answer) });
            }
        }
    }

    private static List<ImageTag> ReadTags(JsonElement answer) => answer.TryGetProperty("labelAnnotations", out var labels)
        ? [.. labels.EnumerateArray().Select(label => new ImageTag
        {
            Name = label.GetProperty("description").GetString()!,
            Id = label.TryGetProperty("mid", out var mid) ? mid.GetString() : null,
            Confidence = label.GetProperty("score").GetDouble(),
        })]
        : [];
}
