using System.Text.Json;

namespace VisionAdapters.EndToEnd.Tests;

public sealed class TagTests : IDisposable
{
    private readonly WorkFolder _folder = new();

    public TagTests()
    {
        Tool.RequireModel();
    }

    [Fact]
    public async Task Json_lines_hold_one_object_for_each_image_and_an_error_for_a_bad_one()
    {
        File.Copy(Path.Combine(Tool.ExampleImages, "jeans-01.jpg"), _folder.File("a.jpg"));
        File.WriteAllText(_folder.File("b.jpg"), "no image");
        var result = (await Tool.RunAsync(_folder.Path, "tag", ".", "--format", "jsonl")).MustEndWith(3);
        var lines = result.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement).ToArray();
        Assert.Equal(2, lines.Length);
        Assert.Equal("category", lines[0].GetProperty("values")[0].GetProperty("facet").GetString());
        Assert.Equal("UnsupportedFormat", lines[1].GetProperty("error").GetProperty("kind").GetString());
    }

    [Fact]
    public async Task Raw_answers_can_be_mapped_later()
    {
        var image = Path.Combine(Tool.ExampleImages, "jeans-01.jpg");
        var raw = (await Tool.RunAsync(_folder.Path, "tag", image, "--raw", "--format", "jsonl")).MustEndWith(0);
        var answers = _folder.Write("answers.jsonl", raw.Output);
        var now = (await Tool.RunAsync(_folder.Path, "tag", image, "--format", "jsonl")).MustEndWith(0);
        var later = (await Tool.RunAsync(_folder.Path, "map", "apply", "--answers", answers)).MustEndWith(0);
        Assert.Equal(
            JsonDocument.Parse(now.Output).RootElement.GetProperty("values").GetRawText(),
            JsonDocument.Parse(later.Output).RootElement.GetProperty("values").GetRawText());
    }

    [Fact]
    public async Task Csv_is_what_bakeoff_score_reads()
    {
        var images = Directory.GetFiles(Tool.ExampleImages, "jeans-*.jpg").Order(StringComparer.Ordinal).ToArray();
        var predictions = _folder.Write("p.csv", (await Tool.RunAsync(_folder.Path, ["tag", .. images, "--format", "csv"])).MustEndWith(0).Output);
        var labels = _folder.Write("l.csv", "image,facet,value\n" + string.Concat(images.Select(image => $"{image},category,jeans\n")));
        var scored = (await Tool.RunAsync(_folder.Path, "bakeoff", "score", "--labels", labels, "--predictions", predictions, "--format", "json", "--resamples", "10")).MustEndWith(0);
        var facet = JsonDocument.Parse(scored.Output).RootElement.GetProperty("providers")[0].GetProperty("facets").GetProperty("category");
        Assert.Equal(images.Length, facet.GetProperty("images").GetInt32());
        Assert.Equal(1, facet.GetProperty("metrics").GetProperty("coverage").GetProperty("value").GetDouble());
    }

    public void Dispose() => _folder.Dispose();
}
