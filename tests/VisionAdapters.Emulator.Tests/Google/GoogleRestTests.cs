using System.Text.Json;

namespace VisionAdapters.Emulator.Tests;

public sealed class GoogleRestTests
{
    private static readonly ImageTag[] Tags =
    [
        new() { Name = "Low", Confidence = 0.49 }, new() { Name = "Second", Confidence = 0.7 }, new() { Name = "First", Confidence = 0.9 },
        .. Enumerable.Range(0, 20).Select(number => new ImageTag { Name = $"Label {number}", Confidence = 0.5 + (number / 1000.0) }),
    ];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Labels_are_sorted_and_ten_unless_more_are_asked_for()
    {
        await using var cloud = await RunningEmulator.StartAsync(new VisionEmulatorOptions { Backend = FixedBackend.Of(Tags) });
        var few = Labels(await Bodies.JsonAsync(await cloud.Clients.GoogleAsync(Bodies.Google())));
        var many = Labels(await Bodies.JsonAsync(await cloud.Clients.GoogleAsync(Bodies.Google(features: """{"type":"LABEL_DETECTION","maxResults":50}"""))));
        Assert.Equal((10, "First", "Second"), (few.Count, few[0], few[1]));
        Assert.Equal(22, many.Count);
        Assert.DoesNotContain("Low", many);
    }

    [Fact]
    public async Task An_image_without_labels_gets_an_empty_element()
    {
        await using var cloud = await RunningEmulator.StartAsync(new VisionEmulatorOptions { Backend = FixedBackend.Of() });
        using var response = await cloud.Clients.GoogleAsync(Bodies.Google(), "v1/images:annotate?prettyPrint=false");
        Assert.Equal("""{"responses":[{}]}""", await response.Content.ReadAsStringAsync(Ct));
    }

    [Fact]
    public async Task Answers_are_indented_by_default()
    {
        await using var cloud = await RunningEmulator.StartAsync(new VisionEmulatorOptions { Backend = FixedBackend.Of() });
        using var response = await cloud.Clients.GoogleAsync(Bodies.Google());
        Assert.Equal("{\n  \"responses\": [\n    {}\n  ]\n}", await response.Content.ReadAsStringAsync(Ct));
        Assert.Equal("application/json; charset=UTF-8", response.Content.Headers.ContentType?.ToString());
    }

    [Theory]
    [InlineData("v1/projects/p/images:annotate")]
    [InlineData("v1/projects/p/locations/eu/images:annotate")]
    public async Task A_parent_may_stand_in_the_path(string path)
    {
        await using var cloud = await RunningEmulator.StartAsync();
        using var response = await cloud.Clients.GoogleAsync(Bodies.Google(), path);
        Assert.Equal(200, (int)response.StatusCode);
    }

    [Fact]
    public async Task Snake_case_numeric_enums_and_unpadded_base64_are_understood()
    {
        await using var cloud = await RunningEmulator.StartAsync();
        var content = TestImage.Base64().TrimEnd('=').Replace('+', '-').Replace('/', '_');
        var body = $$$"""{"requests":[{"image":{"content":"{{{content}}}"},"features":[{"type":4,"max_results":2}],"image_context":{"language_hints":["en"]}}]}""";
        Assert.Equal(2, Labels(await Bodies.JsonAsync(await cloud.Clients.GoogleAsync(body))).Count);
    }

    [Theory]
    [InlineData("", "\"VERY_UNLIKELY\"")]
    [InlineData("&$alt=json;enum-encoding=int", "\"adult\":1")]
    public async Task Enums_are_names_or_numbers_as_the_client_likes(string query, string expected)
    {
        await using var cloud = await RunningEmulator.StartAsync();
        using var response = await cloud.Clients.GoogleAsync(Bodies.Google(features: """{"type":"SAFE_SEARCH_DETECTION"}"""), "v1/images:annotate?prettyPrint=false" + query);
        Assert.Contains(expected, await response.Content.ReadAsStringAsync(Ct), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_object_has_four_normalised_corners()
    {
        await using var cloud = await RunningEmulator.StartAsync();
        var json = await Bodies.JsonAsync(await cloud.Clients.GoogleAsync(Bodies.Google(features: """{"type":"OBJECT_LOCALIZATION"}""")));
        var found = json.GetProperty("responses")[0].GetProperty("localizedObjectAnnotations")[0];
        Assert.Equal(["mid", "name", "score", "boundingPoly"], found.EnumerateObject().Select(property => property.Name));
        Assert.Equal(4, found.GetProperty("boundingPoly").GetProperty("normalizedVertices").GetArrayLength());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Topicality_repeats_the_score_only_in_the_old_model(bool isLegacy)
    {
        await using var cloud = await RunningEmulator.StartAsync(new VisionEmulatorOptions { UseLegacyTopicality = isLegacy });
        var json = await Bodies.JsonAsync(await cloud.Clients.GoogleAsync(Bodies.Google()));
        var repeats = json.GetProperty("responses")[0].GetProperty("labelAnnotations").EnumerateArray()
            .All(label => label.TryGetProperty("topicality", out var topicality) && topicality.GetRawText() == label.GetProperty("score").GetRawText());
        Assert.Equal(isLegacy, repeats);
    }

    [Fact]
    public async Task Features_that_come_free_with_others_are_not_billed()
    {
        await using var cloud = await RunningEmulator.StartAsync();
        const string Features = """{"type":"LABEL_DETECTION"},{"type":"SAFE_SEARCH_DETECTION"},{"type":"IMAGE_PROPERTIES"},{"type":"CROP_HINTS"},{"type":"WEB_DETECTION"}""";
        (await cloud.Clients.GoogleAsync(Bodies.Google(features: Features))).Dispose();
        Assert.Equal(["IMAGE_PROPERTIES", "LABEL_DETECTION", "WEB_DETECTION"], cloud.Emulator.GetUsage().Providers["google-vision"].Units.Keys);
    }

    [Fact]
    public async Task A_stored_answer_is_reduced_to_the_features_asked_for()
    {
        const string Stored = """{"responses":[{"logoAnnotations":[{"description":"Acme","score":0.5}],"labelAnnotations":[{"mid":"/m/1","description":"Dress","score":0.96,"unknown":1}]}]}""";
        await using var cloud = await RunningEmulator.StartAsync(new VisionEmulatorOptions { Backend = FixedBackend.OfWire(Stored) });
        using var response = await cloud.Clients.GoogleAsync(Bodies.Google(), "v1/images:annotate?prettyPrint=false");
        Assert.Equal("""{"responses":[{"labelAnnotations":[{"mid":"/m/1","description":"Dress","score":0.96}]}]}""", await response.Content.ReadAsStringAsync(Ct));
    }

    private static List<string> Labels(JsonElement answer) =>
        [.. answer.GetProperty("responses")[0].GetProperty("labelAnnotations").EnumerateArray().Select(label => label.GetProperty("description").GetString()!)];
}
