using System.Globalization;
using System.Text.Json;

namespace VisionAdapters.Cli.Tests;

/// <summary><c>map coverage</c>, <c>lint --format sarif</c>, <c>diff</c>, <c>suggest</c> and <c>calibrate</c>.</summary>
public sealed class MapToolTests : IDisposable
{
    private const string Head = "map: test\nversion: 1.0.0\ntaxonomy: fashion\nprovider: test\n";

    private readonly CliHost _cli = new();

    [Fact]
    public async Task Lint_finds_rules_that_no_known_label_fires()
    {
        var map = _cli.Write("my.map.yaml", "map: my\nversion: 1.0.0\ntaxonomy: fashion\nprovider: my\nlabels:\n  Polo shirt: { category: polos }\n  Frock: { category: dresses }\n");
        Assert.Equal(ExitCode.Done, await _cli.RunAsync("map", "lint", map, "--labels", _cli.Write("labels.csv", "label\npolo shirts\n")));
        Assert.Contains("my.map.yaml:7: warning dead-rule: Frock", _cli.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("dead-rule: Polo", _cli.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("apply")]
    [InlineData("explain")]
    public async Task A_line_that_is_no_answer_is_named_and_the_rest_goes_on(string command)
    {
        const string answer = "\"provider\":\"onnx-fashion\",\"tags\":[{\"name\":\"Jeans\",\"confidence\":0.9,\"group\":\"category\"}]}";
        var answers = _cli.Write("answers.jsonl", $"{{\"id\":\"a\",{answer}\nnonsense\n{{\"id\":\"c\",{answer}\n");

        var code = await _cli.RunAsync(["map", command, "--answers", answers, .. command == "explain" ? ["--format", "json"] : Array.Empty<string>()]);

        Assert.Equal(ExitCode.SomeImagesFailed, code);
        Assert.Equal(["a", "c"], _cli.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement.GetProperty("id").GetString()));
        Assert.Contains("answers.jsonl:2: this is no answer", _cli.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Coverage_counts_decisions_and_lists_the_undecided_labels_by_weight()
    {
        var map = Map("labels:\n  Sneakers: { category: sneakers }\n  Thong: { category: thongs, unless: Sneakers }\nnoise:\n  x: { reason: y, labels: [Sky] }\n");
        var labels = _cli.Write("labels.csv", "tag,mid,seen\nsneaker,,10\nThong,,5\nSky,,\nRare,/m/1,1\nOften,/m/2,4\n");

        Assert.Equal(ExitCode.Done, await _cli.RunAsync("map", "coverage", "--provider", map, "--labels", labels, "--weight", "seen", "--format", "json"));

        var json = JsonDocument.Parse(_cli.Output).RootElement;
        Assert.Equal("test", json.GetProperty("provider").GetString());
        Assert.Equal((5, 1, 1, 1), (json.GetProperty("labels").GetInt32(), json.GetProperty("mapped").GetInt32(), json.GetProperty("noise").GetInt32(), json.GetProperty("ambiguous").GetInt32()));
        Assert.Equal(["Often", "Rare"], json.GetProperty("undecided").EnumerateArray().Select(label => label.GetString()));
        Assert.Equal(0.5, json.GetProperty("weighted").GetProperty("mapped").GetDouble());
        Assert.Equal(0.25, json.GetProperty("weighted").GetProperty("undecided").GetDouble());
    }

    [Theory]
    [InlineData("google-vision")]
    [InlineData("azure-vision")]
    [InlineData("aws-rekognition")]
    [InlineData("onnx-fashion")]
    public async Task Coverage_without_labels_looks_at_the_maps_own(string provider)
    {
        Assert.Equal(ExitCode.Done, await _cli.RunAsync("map", "coverage", "--provider", provider, "--format", "json"));
        Assert.Empty(JsonDocument.Parse(_cli.Output).RootElement.GetProperty("undecided").EnumerateArray());
    }

    [Fact]
    public async Task A_list_without_a_column_of_labels_is_refused_with_its_columns()
    {
        Assert.Equal(ExitCode.WrongUsage, await _cli.RunAsync("map", "coverage", "--labels", _cli.Write("labels.csv", "name\nJeans\n")));
        Assert.Contains("labels.csv:1: there is no column 'label' or 'tag'; the columns are name", _cli.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sarif_places_a_finding_at_its_line()
    {
        var map = Map("labels:\n  Boot: { category: boots, excludes: { category: footwear } }\n");

        Assert.Equal(ExitCode.Failed, await _cli.RunAsync("map", "lint", map, "--format", "sarif"));

        var run = JsonDocument.Parse(_cli.Output).RootElement.GetProperty("runs")[0];
        var result = run.GetProperty("results").EnumerateArray().Single(one => one.GetProperty("level").GetString() == "error");
        Assert.Equal("contradiction", result.GetProperty("ruleId").GetString());
        Assert.Equal("contradiction", run.GetProperty("tool").GetProperty("driver").GetProperty("rules")[result.GetProperty("ruleIndex").GetInt32()].GetProperty("id").GetString());
        var place = result.GetProperty("locations")[0].GetProperty("physicalLocation");
        Assert.EndsWith("/test.map.yaml", place.GetProperty("artifactLocation").GetProperty("uri").GetString(), StringComparison.Ordinal);
        Assert.Equal(6, place.GetProperty("region").GetProperty("startLine").GetInt32());
    }

    [Fact]
    public async Task A_file_that_cannot_be_loaded_stands_in_the_sarif_log_and_ends_with_2()
    {
        var map = Map("labels:\n  Boot: { category: bootz }\n");

        Assert.Equal(ExitCode.WrongUsage, await _cli.RunAsync("map", "lint", map, "--format", "sarif"));

        var result = JsonDocument.Parse(_cli.Output).RootElement.GetProperty("runs")[0].GetProperty("results")[0];
        Assert.Equal("invalid-file", result.GetProperty("ruleId").GetString());
        Assert.Equal(6, result.GetProperty("locations")[0].GetProperty("physicalLocation").GetProperty("region").GetProperty("startLine").GetInt32());
        Assert.Contains("Did you mean 'boots'?", _cli.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Diff_shows_rules_and_results_that_change()
    {
        var old = Map("labels:\n  Boot: { category: boots }\n  Hat: { category: hats }\n", "old.map.yaml");
        var now = Map("labels:\n  Boot: { category: sandals }\n  Cap: { category: caps }\n", "new.map.yaml");
        var answers = _cli.Write("a.jsonl", """{"id":"a","answer":{"tags":[{"name":"Boot","confidence":0.9}]}}""" + "\n" + """{"id":"b","answer":{"tags":[{"name":"Sky","confidence":0.9}]}}""" + "\n");

        Assert.Equal(ExitCode.Done, await _cli.RunAsync("map", "diff", old, now, "--answers", answers));
        Assert.Contains("Rules: 1 added, 1 removed, 1 changed.", _cli.Output, StringComparison.Ordinal);
        Assert.Contains("a: category boots -> sandals", _cli.Output, StringComparison.Ordinal);
        Assert.Contains("Answers: 2, of which 1 show another value", _cli.Output, StringComparison.Ordinal);

        Assert.Equal(ExitCode.Done, await _cli.RunAsync("map", "diff", old, now, "--answers", answers, "--format", "json"));
        var json = JsonDocument.Parse(_cli.Output).RootElement;
        Assert.Equal(["changed", "added", "removed"], json.GetProperty("rules").EnumerateArray().Select(rule => rule.GetProperty("change").GetString()));
        Assert.Equal(["a"], json.GetProperty("changedAnswers").EnumerateArray().Select(answer => answer.GetProperty("id").GetString()));
    }

    [Fact]
    public async Task Suggest_ranks_by_the_recall_that_answers_show()
    {
        var map = Map("labels:\n  Hat: { category: hats }\n");
        var images = Enumerable.Range(0, 12).ToList();
        var answers = _cli.Write("a.jsonl", string.Concat(images.Select(i => $$$"""{"id":"{{{i}}}","answer":{"tags":[{"name":"{{{(i < 6 ? "Chelsea" : "Sky")}}}","confidence":0.9}]}}""" + "\n")));
        var truth = _cli.Write("l.csv", "image,facet,value\n" + string.Concat(images.Select(i => $"{i},category,{(i < 6 ? "boots" : "hats")}\n")));

        Assert.Equal(ExitCode.Done, await _cli.RunAsync("map", "suggest", "--unmapped", "--provider", map, "--answers", answers, "--truth", truth, "--format", "json"));

        var best = JsonDocument.Parse(_cli.Output).RootElement.EnumerateArray().First(one => one.GetProperty("label").GetString() == "Chelsea");
        Assert.Equal("boots", best.GetProperty("value").GetString());
        Assert.Equal(1, best.GetProperty("recallGain").GetDouble());
    }

    [Fact]
    public async Task Calibrate_writes_a_file_with_its_sources_and_prints_the_gain()
    {
        var (labels, predictions) = Overconfident();
        var file = Path.Combine(_cli.Folder, "my.calibration.yaml");

        Assert.Equal(ExitCode.Done, await _cli.RunAsync("map", "calibrate", "--labels", labels, "--predictions", predictions, "--output", file, "--split-seed", "7", "--format", "json"));

        var heldOut = JsonDocument.Parse(_cli.Output).RootElement.GetProperty("providers")[0].GetProperty("facets").GetProperty("colour").GetProperty("heldOut");
        Assert.True(heldOut.GetProperty("calibrated").GetProperty("expectedCalibrationError").GetDouble() < heldOut.GetProperty("raw").GetProperty("expectedCalibrationError").GetDouble());
        var text = await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken);
        Assert.Contains("split: { seed: 7, fit-share: 0.5 }", text, StringComparison.Ordinal);
        Assert.Contains("reviewed: ~", text, StringComparison.Ordinal);
        Assert.Matches(@"role: ""labels"", file: ""l.csv"", sha256: [0-9a-f]{64}", text);
    }

    [Fact]
    public async Task The_calibration_bears_the_day_of_the_clock()
    {
        var (labels, predictions) = Overconfident();
        var file = Path.Combine(_cli.Folder, "c.yaml");
        var command = Commands.MapCalibrateCommand.Create(Screen.Create(TextWriter.Null, TextWriter.Null), new LateOnLeapDay());

        Assert.Equal(ExitCode.Done, await command.Parse(["--labels", labels, "--predictions", predictions, "--output", file]).InvokeAsync(cancellationToken: TestContext.Current.CancellationToken));

        Assert.Equal(new DateOnly(2028, 2, 29), Taxonomy.CalibrationFile.Read(file).Created);
    }

    [Fact]
    public async Task Calibrate_maps_answers_first()
    {
        var map = Map("labels:\n  Rouge: { colour: red }\n");
        var labels = _cli.Write("l.csv", "image,facet,value\n" + string.Concat(Enumerable.Range(0, 60).Select(i => $"{i},colour,{(i % 3 == 0 ? "red" : "blue")}\n")));
        var answers = _cli.Write("a.jsonl", string.Concat(Enumerable.Range(0, 60).Select(i => $$$"""{"id":"{{{i}}}","answer":{"tags":[{"name":"rouge","confidence":0.9}]}}""" + "\n")));
        var file = Path.Combine(_cli.Folder, "c.yaml");

        Assert.Equal(ExitCode.Done, await _cli.RunAsync("map", "calibrate", "--labels", labels, "--answers", answers, "--provider", map, "--output", file));

        Assert.Equal(1.0 / 3, Taxonomy.CalibrationFile.Read(file).FindProvider("test")!.Calibrate("colour", "red", 0.9), 0.15);
    }

    [Fact]
    public async Task Calibrate_warns_of_a_facet_that_gains_nothing()
    {
        // Right whenever it says so, with full confidence: nothing is left to gain.
        var labels = _cli.Write("l.csv", "image,facet,value\n" + string.Concat(Enumerable.Range(0, 60).Select(i => $"{i},colour,red\n")));
        var predictions = _cli.Write("p.csv", "image,facet,value,confidence\n" + string.Concat(Enumerable.Range(0, 60).Select(i => $"{i},colour,red,1\n")));

        Assert.Equal(ExitCode.Done, await _cli.RunAsync("map", "calibrate", "--labels", labels, "--predictions", predictions, "--output", Path.Combine(_cli.Folder, "c.yaml")));

        Assert.Contains("gains nothing for colour", _cli.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Calibrate_wants_either_predictions_or_answers()
    {
        Assert.Equal(ExitCode.WrongUsage, await _cli.RunAsync("map", "calibrate", "--labels", "l.csv", "--output", "c.yaml"));
        Assert.Contains("--predictions P.csv, or --answers", _cli.Error, StringComparison.Ordinal);
    }

    public void Dispose() => _cli.Dispose();

    private string Map(string body, string name = "test.map.yaml") => _cli.Write(name, Head + body);

    /// <summary>Two hundred images that are always called red with much confidence, and are half of the time.</summary>
    private (string Labels, string Predictions) Overconfident()
    {
        var images = Enumerable.Range(0, 200).ToList();
        return (
            _cli.Write("l.csv", "image,facet,value\n" + string.Concat(images.Select(i => $"{i},colour,{(i % 2 == 0 ? "red" : "blue")}\n"))),
            _cli.Write("p.csv", "image,facet,value,confidence\n" + string.Concat(images.Select(i => string.Create(CultureInfo.InvariantCulture, $"{i},colour,red,{0.9 + (i % 10 / 200.0)}\n")))));
    }

    private sealed class LateOnLeapDay : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(2028, 2, 29, 23, 59, 0, TimeSpan.Zero);
    }
}
