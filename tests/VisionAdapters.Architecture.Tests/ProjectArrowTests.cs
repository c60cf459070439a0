using System.Xml.Linq;
using VisionAdapters.Testing;

namespace VisionAdapters.Architecture.Tests;

/// <summary>Holds the arrows of docs/architecture.md: who may reference whom.</summary>
public sealed class ProjectArrowTests
{
    private static readonly Dictionary<string, string[]> Allowed = new(StringComparer.Ordinal)
    {
        ["Abstractions"] = [],
        ["Imaging"] = ["Abstractions"],
        ["Taxonomy"] = ["Abstractions"],
        ["Core"] = ["Abstractions", "Imaging"],
        ["Google"] = ["Abstractions"],
        ["Azure"] = ["Abstractions"],
        ["Aws"] = ["Abstractions"],
        ["ChatModels"] = ["Abstractions", "Taxonomy"],
        ["Emulator"] = ["Abstractions", "Taxonomy"],
        ["Onnx"] = ["Abstractions", "Imaging"],
        ["FashionModel"] = ["Onnx"],
        ["Adaptation"] = ["Onnx"],
        ["Evaluation"] = ["Taxonomy"],
        ["Bakeoff"] = ["Core", "Evaluation", "Taxonomy"],
        ["Reporting"] = ["Evaluation"],
        ["Cli"] = ["Core", "Onnx", "FashionModel", "Adaptation", "Taxonomy", "Bakeoff", "Evaluation", "Reporting", "Google", "Azure", "Aws", "ChatModels", "Emulator"],
    };

    [Fact]
    public void Every_project_has_its_arrows_written_down() =>
        Assert.Equal(Allowed.Keys.Order(StringComparer.Ordinal), Projects().Keys.Order(StringComparer.Ordinal));

    [Fact]
    public void Projects_reference_only_what_the_architecture_allows()
    {
        var strays =
            from project in Projects()
            from reference in project.Value
            where !Allowed[project.Key].Contains(reference, StringComparer.Ordinal)
            select $"{project.Key} -> {reference}";
        Assert.Empty(strays);
    }

    [Fact]
    public void Abstractions_have_no_third_party_dependency() =>
        Assert.Empty(Load("Abstractions").Descendants("PackageReference"));

    [Fact]
    public void Nothing_references_the_command_line_tool() =>
        Assert.DoesNotContain(Projects(), project => project.Value.Contains("Cli", StringComparer.Ordinal));

    [Fact]
    public void Every_project_has_a_test_project()
    {
        var missing = Projects().Keys.Where(name => !Directory.Exists(SharedData.Repository("tests", $"VisionAdapters.{name}.Tests")));
        Assert.Empty(missing);
    }

    private static Dictionary<string, string[]> Projects() =>
        Directory.GetDirectories(SharedData.Repository("src"), "VisionAdapters.*")
            .Select(folder => Path.GetFileName(folder)["VisionAdapters.".Length..])
            .ToDictionary(name => name, References, StringComparer.Ordinal);

    private static string[] References(string name) =>
        Load(name).Descendants("ProjectReference")
            .Select(reference => Path.GetFileNameWithoutExtension(reference.Attribute("Include")!.Value)["VisionAdapters.".Length..])
            .ToArray();

    private static XDocument Load(string name) =>
        XDocument.Load(SharedData.Repository("src", $"VisionAdapters.{name}", $"VisionAdapters.{name}.csproj"));
}
