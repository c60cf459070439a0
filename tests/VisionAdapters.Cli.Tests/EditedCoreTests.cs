using System.Text.Json;
using VisionAdapters.Taxonomy;

namespace VisionAdapters.Cli.Tests;

/// <summary>A user's own version of a map, beside his own version of the core that it extends.</summary>
public sealed class EditedCoreTests : IDisposable
{
    private const string Answer = """{"id":"a","answer":{"tags":[{"name":"Gadget","confidence":0.9}]}}""";

    private readonly CliHost _cli = new();

    [Fact]
    public async Task Lint_reads_the_core_that_lies_beside_the_map()
    {
        Write("open-images.core", "labels:\n  Boot: { category: boots, excludes: { category: footwear } }\n");
        var map = Extending("open-images.core");

        Assert.Equal(ExitCode.Failed, await _cli.RunAsync("map", "lint", map));

        Assert.Contains("open-images.core.map.yaml:6: error contradiction", _cli.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_core_that_cannot_be_loaded_is_named_with_its_line()
    {
        Write("open-images.core", "labels:\n  Boot: { category: bootz }\n");

        Assert.Equal(ExitCode.WrongUsage, await _cli.RunAsync("map", "lint", Extending("open-images.core")));

        Assert.Contains("open-images.core.map.yaml:6", _cli.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_core_beside_the_map_the_one_that_ships_is_read()
    {
        Assert.Equal(ExitCode.Done, await _cli.RunAsync("map", "coverage", "--provider", Extending("open-images.core"), "--labels", _cli.Write("l.csv", "label\nJeans\n"), "--format", "json"));
        Assert.Equal(1, JsonDocument.Parse(_cli.Output).RootElement.GetProperty("mapped").GetInt32());
    }

    [Fact]
    public async Task Coverage_reads_the_core_beside_the_map()
    {
        Write("open-images.core", "labels:\n  Gadget: { category: watches }\n");

        Assert.Equal(ExitCode.Done, await _cli.RunAsync("map", "coverage", "--provider", Extending("open-images.core"), "--labels", _cli.Write("l.csv", "label\nGadget\nJeans\n"), "--format", "json"));

        Assert.Equal(["Jeans"], JsonDocument.Parse(_cli.Output).RootElement.GetProperty("undecided").EnumerateArray().Select(label => label.GetString()));
    }

    [Fact]
    public async Task Explain_reads_the_core_beside_the_map()
    {
        Write("open-images.core", "labels:\n  Gadget: { category: watches }\n");

        Assert.Equal(ExitCode.Done, await _cli.RunAsync("map", "explain", "--map", Extending("open-images.core"), "--answers", _cli.Write("a.jsonl", Answer + "\n")));

        Assert.Contains("open-images.core.map.yaml:6", _cli.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Diff_reads_for_each_version_the_core_beside_it()
    {
        Directory.CreateDirectory(Path.Combine(_cli.Folder, "old"));
        Directory.CreateDirectory(Path.Combine(_cli.Folder, "new"));
        Write("old/open-images.core", "labels:\n  Gadget: { category: watches }\n");
        Write("new/open-images.core", "labels:\n  Gadget: { category: bangles }\n");

        Assert.Equal(ExitCode.Done, await _cli.RunAsync("map", "diff", Extending("open-images.core", "old/my"), Extending("open-images.core", "new/my"), "--answers", _cli.Write("a.jsonl", Answer + "\n")));

        Assert.Contains("Rules: 0 added, 0 removed, 1 changed.", _cli.Output, StringComparison.Ordinal);
        Assert.Contains("a: category watches -> bangles", _cli.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Suggest_reads_the_core_beside_the_map()
    {
        Write("open-images.core", "labels:\n  Sneakers: { category: sneakers }\n");
        var map = Extending("open-images.core");

        Assert.Equal(ExitCode.Done, await _cli.RunAsync("map", "suggest", "--provider", map, "--labels", _cli.Write("l.csv", "label\nSneakers\nJeans\n"), "--format", "json"));

        Assert.Equal(["Jeans"], JsonDocument.Parse(_cli.Output).RootElement.EnumerateArray().Select(one => one.GetProperty("label").GetString()).Distinct());
    }

    [Fact]
    public async Task A_path_is_relative_to_the_map_that_names_it()
    {
        Directory.CreateDirectory(Path.Combine(_cli.Folder, "mine", "core"));
        Write("mine/core/shared", "labels:\n  Gadget: { category: watches }\n");

        Assert.Equal(ExitCode.Done, await _cli.RunAsync("map", "explain", "--map", Extending("core/shared.map.yaml", "mine/my"), "--answers", _cli.Write("a.jsonl", Answer + "\n")));

        Assert.Contains("shared.map.yaml:6", _cli.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_path_out_of_the_maps_folder_is_refused()
    {
        Assert.Equal(ExitCode.WrongUsage, await _cli.RunAsync("map", "lint", Extending("/etc/passwd")));

        Assert.Contains("my.map.yaml:5:10: 'extends' leads out of the map's folder", _cli.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_changed_map_may_extend_the_shipped_one_of_its_own_name()
    {
        Assert.Equal(ExitCode.Done, await _cli.RunAsync("map", "coverage", "--provider", Extending("google-vision", "google-vision"), "--labels", _cli.Write("l.csv", "label\nJeans\nGizmo\n"), "--format", "json"));
        Assert.Equal(2, JsonDocument.Parse(_cli.Output).RootElement.GetProperty("mapped").GetInt32());
    }

    [Fact]
    public async Task Maps_that_build_on_each_other_by_paths_are_refused()
    {
        Extending("./one.map.yaml", "two");

        Assert.Equal(ExitCode.WrongUsage, await _cli.RunAsync("map", "lint", Extending("./two.map.yaml", "one")));

        Assert.Contains("builds on itself", _cli.Error, StringComparison.Ordinal);
    }

    /// <summary>The catalog keeps the cores that it has parsed.</summary>
    [Fact]
    public void One_catalog_tells_cores_of_several_folders_apart()
    {
        Directory.CreateDirectory(Path.Combine(_cli.Folder, "a"));
        Directory.CreateDirectory(Path.Combine(_cli.Folder, "b"));
        Write("a/open-images.core", "labels:\n  Gadget: { category: watches }\n");
        Write("b/open-images.core", "labels:\n  Gadget: { category: bangles }\n");
        var catalog = new TaxonomyCatalog();
        var taxonomy = catalog.LoadTaxonomy("fashion");
        var answer = new TaggingResponse { Provider = "my", Tags = [new ImageTag { Name = "Gadget", Confidence = 0.9 }] };

        var values = new[] { Extending("open-images.core", "a/my"), Extending("open-images.core", "b/my") }
            .Select(file => new TagMapper(catalog.LoadProviderMap(file, taxonomy)).Map(answer).Best("category")?.Value.Id);

        Assert.Equal(["watches", "bangles"], values);
    }

    public void Dispose() => _cli.Dispose();

    private void Write(string name, string body) => _cli.Write(name + ".map.yaml", $"map: {Path.GetFileName(name)}\nversion: 1.0.0\ntaxonomy: fashion\nprovider: core\n{body}");

    private string Extending(string core, string name = "my") =>
        _cli.Write(name + ".map.yaml", $"map: my\nversion: 1.0.0\ntaxonomy: fashion\nprovider: my\nextends: {core}\nlabels:\n  Gizmo: {{ category: belts }}\n");
}
