using System.Text.Json;
using System.Text.RegularExpressions;
using VisionAdapters.Testing;

namespace VisionAdapters.Taxonomy.Tests;

/// <summary>Every label of the public sets' published vocabularies is decided by the set's map.</summary>
public sealed class DatasetVocabularyTests
{
    [Fact]
    public void Every_category_and_fine_attribute_of_DeepFashion_is_decided()
    {
        var categories = Section("## 50 categories").Select(line => ("category", line.Split('\t')[0]));
        var attributes = Section("## Fine attribute set").Select(line => (line.Split('\t')[1].Split(' ')[1], line.Split('\t')[0]));

        AssertDecided("deepfashion", [.. categories, .. attributes], 76);
    }

    [Fact]
    public void Every_attribute_of_DeepFashion_in_shop_is_decided() =>
        AssertDecided("deepfashion-inshop", [.. Section("## In-shop").Select(line => ("attribute", line))], 463);

    [Fact]
    public void Every_category_of_DeepFashion2_is_decided() =>
        AssertDecided("deepfashion2", [.. Section("## DeepFashion2").Select(line => ("category_name", line.Split('\t')[1]))], 13);

    [Fact]
    public void Every_category_of_ModaNet_is_decided()
    {
        var text = File.ReadLines(Vocabulary("deepfashion.txt")).Single(line => line.StartsWith("## ModaNet", StringComparison.Ordinal));
        var names = Regex.Replace(text[(text.IndexOf(':', StringComparison.Ordinal) + 1)..], @"\([^)]*\)", "", RegexOptions.NonBacktracking).Split(',', StringSplitOptions.TrimEntries);

        AssertDecided("modanet", [.. names.Select(name => ("category", name))], 13);
    }

    [Fact]
    public void Every_category_and_attribute_of_Fashionpedia_is_decided()
    {
        using var document = JsonDocument.Parse(File.ReadAllText(Vocabulary("fashionpedia.json")));
        var categories = document.RootElement.GetProperty("categories").EnumerateArray().Select(category => ("category", category.GetProperty("name").GetString()!));
        var attributes = document.RootElement.GetProperty("attributes").EnumerateArray()
            .Select(attribute => (attribute.GetProperty("supercategory").GetString()!, attribute.GetProperty("name").GetString()!));

        AssertDecided("fashionpedia", [.. categories, .. attributes], 340);
    }

    [Fact]
    public void Every_label_of_iMaterialist_2018_is_decided() =>
        AssertDecided("imaterialist-2018", [.. Csv.Read(Vocabulary("imaterialist_2018_labels.csv")).Select(row => (row["taskName"], row["labelName"]))], 228);

    [Fact]
    public void No_map_of_these_sets_keeps_a_label_that_its_set_does_not_have()
    {
        var known = Csv.Read(Vocabulary("imaterialist_2018_labels.csv")).Select(row => row["labelName"]).ToHashSet(StringComparer.Ordinal);

        Assert.All(Fashion.DatasetMaps["imaterialist-2018"].Columns.SelectMany(column => column.Labels), label => Assert.Contains(label.Label, known));
    }

    private static void AssertDecided(string map, IReadOnlyList<(string Column, string Label)> labels, int count)
    {
        Assert.Equal(count, labels.Count);
        var columns = Fashion.DatasetMaps[map].Columns.ToLookup(column => column.Name, StringComparer.Ordinal);
        Assert.DoesNotContain(labels, label => !columns[label.Column].Any(column => column.Lookup(label.Label).Kind is DatasetLabelKind.Mapped or DatasetLabelKind.Ignored));
    }

    /// <summary>The lines below a heading of the file of DeepFashion's sets.</summary>
    private static List<string> Section(string heading) =>
        [.. File.ReadLines(Vocabulary("deepfashion.txt")).SkipWhile(line => !line.StartsWith(heading, StringComparison.Ordinal)).Skip(1).TakeWhile(line => line.Length > 0 && line[0] != '#')];

    private static string Vocabulary(string file) => SharedData.Require("vocab", file);
}
