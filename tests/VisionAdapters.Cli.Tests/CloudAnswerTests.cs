using System.Text.Json;
using System.Text.Json.Nodes;
using VisionAdapters.Testing;

namespace VisionAdapters.Cli.Tests;

public sealed class CloudAnswerTests : IDisposable
{
    private const string Google = """{"responses":[{"labelAnnotations":[{"mid":"/m/01d40f","description":"Dress","score":0.96},{"mid":"/m/01g317","description":"Person","score":0.9}]}]}""";
    private const string Azure = """{"modelVersion":"2023-10-01","metadata":{"width":2,"height":2},"tagsResult":{"values":[{"name":"dress","confidence":0.96}]}}""";
    private const string AzureEarlier = """{"tags":[{"name":"dress","confidence":0.96}],"description":{"tags":["handbag"],"captions":[]},"requestId":"a"}""";
    private const string Aws = """{"Labels":[{"Name":"Dress","Confidence":96.0,"Instances":[],"Parents":[{"Name":"Clothing"}],"Aliases":[],"Categories":[{"Name":"Apparel and Accessories"}]}],"LabelModelVersion":"3.0"}""";

    private readonly CliHost _cli = new();

    [Theory]
    [InlineData("google-vision", Google)]
    [InlineData("azure-vision", Azure)]
    [InlineData("azure-vision", AzureEarlier)]
    [InlineData("aws-rekognition", Aws)]
    public async Task A_clouds_own_answer_is_mapped(string provider, string answer)
    {
        Assert.Equal(ExitCode.Done, await ApplyAsync(provider, "answer.json", answer));
        var line = JsonDocument.Parse(Assert.Single(Lines())).RootElement;
        Assert.Equal(["id", "values"], line.EnumerateObject().Select(property => property.Name));
        Assert.Equal(JsonValueKind.Null, line.GetProperty("id").ValueKind);
        var best = line.GetProperty("values").EnumerateArray().First(value => value.GetProperty("facet").GetString() == "category");
        Assert.Equal(["facet", "value", "path", "confidence"], best.EnumerateObject().Select(property => property.Name));
        Assert.Equal("dresses", best.GetProperty("value").GetString());
        Assert.Equal("dresses", best.GetProperty("path").EnumerateArray().Last().GetString());
        Assert.InRange(best.GetProperty("confidence").GetDouble(), 0.5, 1);
    }

    [Fact]
    public async Task Trap_126_words_of_the_caption_model_are_no_tags()
    {
        Assert.Equal(ExitCode.Done, await ApplyAsync("azure-vision", "answer.json", AzureEarlier));
        Assert.DoesNotContain("handbags", _cli.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_explanation_names_map_rules_files_and_lines_and_what_was_not_used()
    {
        const string Answer = """{"Labels":[{"Name":"Dress","Confidence":96.0},{"Name":"Bra","Confidence":90.0},{"Name":"Swimwear","Confidence":80.0},{"Name":"Nonesuch","Confidence":70.0}]}""";
        Assert.Equal(ExitCode.Done, await _cli.RunAsync("map", "explain", "--provider", "aws-rekognition", _cli.Write("response.json", Answer), "--format", "json"));
        var json = JsonDocument.Parse(Assert.Single(Lines())).RootElement;
        Assert.Equal("aws-rekognition", json.GetProperty("map").GetProperty("id").GetString());
        Assert.Equal(64, json.GetProperty("map").GetProperty("sha256").GetString()!.Length);
        var evidence = json.GetProperty("values")[0].GetProperty("evidence")[0];
        Assert.EndsWith("providers/aws-rekognition.map.yaml", evidence.GetProperty("file").GetString(), StringComparison.Ordinal);
        Assert.True(evidence.GetProperty("line").GetInt32() > 1);
        var unused = json.GetProperty("suppressed").EnumerateArray().ToDictionary(label => label.GetProperty("label").GetString()!);
        Assert.Equal(("Bra", true), (unused["Bra"].GetProperty("rule").GetString(), unused["Bra"].GetProperty("line").GetInt32() > 1));
        Assert.Equal("unknown", unused["Nonesuch"].GetProperty("outcome").GetString());
    }

    [Fact]
    public async Task The_named_colours_of_earlier_azure_versions_are_the_taxonomys_colours_of_these_names()
    {
        string[] names = ["Black", "Blue", "Brown", "Grey", "Green", "Orange", "Pink", "Purple", "Red", "Teal", "White", "Yellow"];
        var answers = names.Select(name => $$$"""{"color":{"dominantColorForeground":"{{{name}}}"}}""");
        Assert.Equal(ExitCode.Done, await ApplyAsync("azure-vision", "answers.jsonl", string.Join('\n', answers)));
        Assert.Equal(names.Select(name => name.ToLowerInvariant()), Lines().Select(line => JsonDocument.Parse(line).RootElement.GetProperty("values")[0].GetProperty("value").GetString()));
    }

    [Fact]
    public async Task One_answer_a_line_gives_one_line_each_with_its_id()
    {
        var text = $$"""
            {"id":"one","account_kind":"shop","answer":{{Google}}}

            {"answer":{{Google}},"id":17}
            {{Google}}
            """.ReplaceLineEndings("\r\n");
        Assert.Equal(ExitCode.Done, await ApplyAsync("google-vision", "answers.jsonl", text));
        Assert.Equal(["one", "17", null], Lines().Select(line => JsonDocument.Parse(line).RootElement.GetProperty("id").GetString()));
    }

    [Fact]
    public async Task A_pretty_printed_answer_with_a_byte_order_mark_is_read() =>
        Assert.Equal(ExitCode.Done, await ApplyAsync("aws-rekognition", "answer.json", "\uFEFF" + JsonText.Pretty(JsonNode.Parse(Aws)!)));

    [Fact]
    public async Task What_tag_wrote_of_a_clouds_answer_is_read_too()
    {
        Assert.Equal(ExitCode.Done, await ApplyAsync("google-vision", "answers.jsonl", """{"image":"a.jpg","provider":"google-vision","modelVersion":null,"tags":[{"name":"Dress","id":"/m/01d40f","group":null,"confidence":0.96}]}"""));
        Assert.StartsWith("""{"id":"a.jpg","values":[{"facet":"category","value":"dresses",""", Assert.Single(Lines()), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("google-vision", Google, """{"labelAnnotations":[{"description":"Dress","score":-1}]}""")]
    [InlineData("google-vision", Google, """{"responses":[{"error":{"code":3,"message":"Bad image data."}}]}""")]
    [InlineData("azure-vision", Azure, Google)]
    [InlineData("aws-rekognition", Aws, "{\"Labels\":[")]
    public async Task A_line_that_is_no_answer_is_named(string provider, string good, string bad)
    {
        Assert.Equal(ExitCode.SomeImagesFailed, await ApplyAsync(provider, "answers.jsonl", $"{good}\n{bad}\n"));
        Assert.Contains("answers.jsonl:2: ", _cli.Error, StringComparison.Ordinal);
        Assert.Contains($"An answer of {provider} is", _cli.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("Unexpected error", _cli.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_refusal_of_an_image_says_what_the_service_said()
    {
        Assert.Equal(ExitCode.WrongUsage, await ApplyAsync("aws-rekognition", "answer.json", """{"__type":"InvalidImageFormatException","Message":"Request has invalid image format."}"""));
        Assert.Contains("Request has invalid image format.", _cli.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("google-vision", "google")]
    [InlineData("azure-vision", "azure")]
    [InlineData("aws-rekognition", "aws")]
    public async Task Every_recorded_answer_is_mapped(string provider, string service)
    {
        var files = Directory.GetFiles(SharedData.Require("recordings", "clouds"), $"{service}-*.json");
        var bodies = files.Select(File.ReadAllText).Where(body => !body.Contains("\"error\"", StringComparison.Ordinal) && !body.Contains("__type", StringComparison.Ordinal)).ToList();
        var lines = bodies.Select(body => JsonSerializer.Serialize(JsonDocument.Parse(body)));
        Assert.Equal(ExitCode.Done, await ApplyAsync(provider, "answers.jsonl", string.Join('\n', lines)));
        Assert.Equal(bodies.Count, Lines().Length);
    }

    public void Dispose() => _cli.Dispose();

    private Task<int> ApplyAsync(string provider, string name, string text) => _cli.RunAsync("map", "apply", "--provider", provider, "--answers", _cli.Write(name, text));

    private string[] Lines() => _cli.Output.Split(['\r', '\n'], StringSplitOptions.RemoveEmptyEntries);
}
