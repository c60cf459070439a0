using VisionAdapters.Evaluation;
using VisionAdapters.Onnx;
using VisionAdapters.Testing;

namespace VisionAdapters.Cli.Tests;

/// <summary><c>adapt</c> on the pictures of the example catalogue, which few classes have ten of.</summary>
public sealed class AdaptCommandTests : IDisposable
{
    private static readonly string Catalogue = SharedData.Repository("examples", "catalogue");

    private readonly CliHost _cli = new();

    [Fact]
    public async Task A_head_of_a_facet_answers_in_a_bakeoff()
    {
        var head = Path.Combine(_cli.Folder, "gender.head.json");
        var code = await AdaptAsync("--labels", Path.Combine(Catalogue, "labels.csv"), "--facet", "gender", "--drop-rare", "--keep", "--output", head);
        Assert.True(code == ExitCode.Done, _cli.Error + _cli.Output);
        var loaded = HeadFile.Load(head);
        Assert.Equal(("gender", "gender"), (loaded.Id, loaded.Facet));

        var yaml = _cli.Write("bakeoff.yaml", $"dataset: {{ format: csv, path: {Catalogue}/labels.csv, images: {Catalogue}/images, map: catalogue }}\nproviders: [ {{ id: onnx-fashion, options: {{ heads: [gender.head.json] }} }} ]");
        code = await _cli.RunAsync("bakeoff", "run", yaml, "--allow-outside", "--max-images", "30", "--output", Path.Combine(_cli.Folder, "run"));

        Assert.True(code == ExitCode.Done, _cli.Error);
        var results = BakeoffResultsJson.Read(await File.ReadAllTextAsync(Path.Combine(_cli.Folder, "run", "results.json"), TestContext.Current.CancellationToken));
        var gender = results.Providers.Single().Facets["gender"];
        // The head is sure enough of all drawings but one.
        Assert.Equal(29 / 30.0, gender.Metrics["coverage"].Value, 6);
        Assert.All(gender.Classes.Where(value => value.Predicted > 0), value => Assert.Contains(value.Value, loaded.Labels));
    }

    [Fact]
    public async Task Words_of_ones_own_make_a_new_head_that_can_be_folded_into_a_model()
    {
        var labels = _cli.Write("mine.csv", "image,label\n" + string.Join('\n', Rows("category").Select(row => $"{row.Image},{(row.Value.EndsWith("shoes", StringComparison.Ordinal) || row.Value is "heels" or "flats" or "sandals" or "flip-flops" ? "on the feet" : "elsewhere")}")));
        var (head, sidecar) = (Path.Combine(_cli.Folder, "feet.head.json"), Path.Combine(_cli.Folder, "mine.model.json"));

        var code = await AdaptAsync("--labels", labels, "--head-id", "feet", "--output", head, "--fold-into", sidecar);

        Assert.True(code == ExitCode.Done, _cli.Error + _cli.Output);
        Assert.Contains("nothing to compare with", _cli.Output, StringComparison.Ordinal);
        using var folded = new OnnxImageTagger(sidecar);
        var answer = await folded.TagAsync(ImageInput.FromFile(Path.Combine(Catalogue, "images", "casual-shoes-01.jpg")), cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal("on the feet", answer.Tags.First(tag => tag.Group == "feet").Name);
    }

    [Fact]
    public async Task Too_few_images_are_refused_with_the_classes_that_lack_some()
    {
        var code = await AdaptAsync("--labels", Path.Combine(Catalogue, "labels.csv"), "--facet", "category", "--output", Path.Combine(_cli.Folder, "head.json"));

        Assert.Equal(ExitCode.Failed, code);
        Assert.Contains("each class needs at least 10", _cli.Error, StringComparison.Ordinal);
        Assert.Contains("ties 3", _cli.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(_cli.Folder, "head.json")));
    }

    [Fact]
    public async Task A_head_that_is_not_shown_to_be_better_is_not_written()
    {
        // Labels that a coin decided: the present head cannot be beaten on them, and no head can tell them apart.
        var labels = _cli.Write("coin.csv", "image,facet,value\n" + string.Join('\n', Rows("gender").Select((row, place) => $"{row.Image},gender,{(place % 2 == 0 ? "men" : "women")}")));

        var code = await AdaptAsync("--labels", labels, "--output", Path.Combine(_cli.Folder, "head.json"), "--facet", "gender");

        Assert.Equal(ExitCode.Failed, code);
        Assert.False(File.Exists(Path.Combine(_cli.Folder, "head.json")));
    }

    [Theory]
    [InlineData("image,label\na.jpg,no-such-gender", "'no-such-gender' is no value of the facet 'gender'", "--facet", "gender")]
    [InlineData("image,facet,value\na.jpg,gender,men\na.jpg,colour,red", "several facets (colour, gender)")]
    [InlineData("picture,label\na.jpg,men", "no column 'image'")]
    [InlineData("image,label\nabsent.jpg,men", "no labeled image is left")]
    [InlineData("image,label\na.jpg,men", "no facet 'sex'", "--facet", "sex")]
    [InlineData("image,label\na.jpg,men", "must be at least 1", "--max-per-class", "0")]
    public async Task A_wrong_file_or_option_is_told(string csv, string message, params string[] options)
    {
        var labels = _cli.Write("labels.csv", csv);

        var code = await AdaptAsync(["--labels", labels, "--output", Path.Combine(_cli.Folder, "head.json"), .. options]);

        Assert.Equal(ExitCode.WrongUsage, code);
        Assert.Contains(message, _cli.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_head_of_another_model_ends_a_bakeoff_with_the_reason()
    {
        var head = new AdaptedHead { Id = "x", Labels = ["a", "b"], Weights = new float[2], Biases = new float[2], Model = new AdaptedModel { Name = "fashion", Sha256 = new string('0', 64), EmbeddingLength = 1 } };
        HeadFile.Save(head, Path.Combine(_cli.Folder, "old.head.json"));
        var yaml = _cli.Write("bakeoff.yaml", $"dataset: {{ format: csv, path: {Catalogue}/labels.csv, images: {Catalogue}/images, map: catalogue }}\nproviders: [ {{ id: onnx-fashion, options: {{ heads: [old.head.json] }} }} ]");

        var code = await _cli.RunAsync("bakeoff", "run", yaml, "--allow-outside", "--output", Path.Combine(_cli.Folder, "run"));

        Assert.Equal(ExitCode.WrongUsage, code);
        Assert.Contains("was trained on fashion", _cli.Error, StringComparison.Ordinal);
    }

    public void Dispose() => _cli.Dispose();

    private Task<int> AdaptAsync(params string[] arguments) => _cli.RunAsync(["adapt", "--images", Path.Combine(Catalogue, "images"), .. arguments]);

    private static IEnumerable<(string Image, string Value)> Rows(string column)
    {
        var lines = File.ReadAllLines(Path.Combine(Catalogue, "labels.csv")).Select(line => line.Split(',')).ToList();
        var place = Array.IndexOf(lines[0], column);
        return lines.Skip(1).Select(cells => (cells[0], cells[place]));
    }
}
