using VisionAdapters.Testing;

namespace VisionAdapters.Architecture.Tests;

/// <summary>Holds the arrows of docs/architecture.md: who may reference whom.</summary>
public sealed class ProjectArrowTests
{
    // The package that people reference brings the providers along without naming one.
    private static readonly string[] Brought = ["Google", "Azure", "Aws", "ChatModels", "FashionModel"];

    private static readonly Dictionary<string, string[]> Allowed = new(StringComparer.Ordinal)
    {
        ["Abstractions"] = [],
        ["Imaging"] = ["Abstractions"],
        ["Imaging.Magick"] = ["Abstractions", "Imaging"],
        ["Taxonomy"] = ["Abstractions"],
        ["Core"] = ["Abstractions"],
        ["Google"] = ["Abstractions"],
        ["Azure"] = ["Abstractions"],
        ["Aws"] = ["Abstractions"],
        ["Google.CloudVision"] = ["Abstractions", "Google"],
        ["Azure.ImageAnalysis"] = ["Abstractions", "Azure"],
        ["Aws.Rekognition"] = ["Abstractions", "Aws"],
        ["ChatModels"] = ["Abstractions", "Taxonomy"],
        ["Emulator"] = ["Abstractions", "Taxonomy"],
        ["Onnx"] = ["Abstractions", "Imaging"],
        ["FashionModel"] = ["Onnx"],
        ["Adaptation"] = ["Evaluation", "Onnx"],
        ["Evaluation"] = ["Taxonomy"],
        ["Bakeoff"] = ["Core", "Evaluation", "Imaging", "Reporting", "Taxonomy"],
        ["Distributed"] = ["Bakeoff", "Taxonomy"],
        ["Reporting"] = ["Evaluation"],
        ["Storage.AzureBlobs"] = ["Abstractions"],
        ["Storage.GoogleCloud"] = ["Abstractions"],
        ["Storage.S3"] = ["Abstractions"],
        ["Testing"] = ["Abstractions"],
        ["VisionAdapters"] = ["Abstractions", "Core", "Imaging", "Taxonomy", .. Brought],
        ["Cli"] = ["Onnx", "FashionModel", "Adaptation", "Taxonomy", "Bakeoff", "Distributed", "Evaluation", "Reporting", "ChatModels", "Emulator", "VisionAdapters"],
    };

    [Fact]
    public void Every_project_has_its_arrows_written_down() =>
        Assert.Equal(Allowed.Keys.Order(StringComparer.Ordinal), Solution.Projects);

    [Fact]
    public void Projects_reference_only_what_the_architecture_allows()
    {
        var unknown =
            from project in Solution.Projects
            from reference in Solution.References(project)
            where !Allowed[project].Contains(reference, StringComparer.Ordinal)
            select $"{project} -> {reference}";
        Findings.AssertNone(unknown);
    }

    [Fact]
    public void Every_project_names_a_type_of_each_project_that_it_references()
    {
        var unused =
            from project in Solution.Projects
            let named = Named(project)
            from reference in Solution.References(project)
            where !named.Contains(reference, StringComparer.Ordinal) && !IsBrought(project, reference)
            select $"{project} -> {reference}";
        Findings.AssertNone(unused);
    }

    [Fact]
    public void Every_arrow_that_is_allowed_is_used()
    {
        var unused =
            from project in Solution.Projects
            let named = Named(project)
            from target in Allowed[project]
            where !named.Contains(target, StringComparer.Ordinal) && !IsBrought(project, target)
            select $"{project} -> {target}";
        Findings.AssertNone(unused);
    }

    [Fact]
    public void Abstractions_have_no_third_party_dependency() =>
        Assert.Empty(Solution.Load("Abstractions").Descendants("PackageReference"));

    [Fact]
    public void Evaluation_and_what_it_needs_store_nothing_and_run_no_model()
    {
        string[] impure = ["Sqlite", "Onnx", "Skia", "Http", "Grpc"];
        var packages =
            from project in ReachableFrom("Evaluation")
            from package in Solution.Load(project).Descendants("PackageReference").Select(package => package.Attribute("Include")!.Value)
            where impure.Any(word => package.Contains(word, StringComparison.OrdinalIgnoreCase))
                || (project is "Evaluation" && package.Contains("Yaml", StringComparison.OrdinalIgnoreCase))
            select $"{project}: {package}";
        Findings.AssertNone(packages);
    }

    [Fact]
    public void Nothing_references_the_command_line_tool() =>
        Assert.DoesNotContain(Solution.Projects, project => Solution.References(project).Contains("Cli", StringComparer.Ordinal));

    [Fact]
    public void Hangfire_and_what_is_under_its_licence_stays_in_one_package()
    {
        string[] parts = ["Hangfire", "Npgsql"];
        var packages =
            from project in Solution.Projects
            where project is not "Distributed"
            from package in Solution.Load(project).Descendants("PackageReference").Select(package => package.Attribute("Include")!.Value)
            where parts.Any(part => package.StartsWith(part, StringComparison.Ordinal))
            select $"{project}: {package}";
        Findings.AssertNone(packages);
        Assert.Equal(["Cli"], Solution.Projects.Where(project => Solution.References(project).Contains("Distributed", StringComparer.Ordinal)));
    }

    [Fact]
    public void Projects_whose_public_seams_suffice_show_their_internals_to_nobody()
    {
        string[] open = ["Abstractions", "ChatModels", "Core", "FashionModel"];
        Findings.AssertNone(open.Where(project => Solution.Load(project).Descendants("InternalsVisibleTo").Any()));
    }

    [Fact]
    public void Every_project_has_a_test_project()
    {
        // One emulator serves the tests of the vendors' clients.
        string[] vendorClients = ["Google.CloudVision", "Azure.ImageAnalysis", "Aws.Rekognition"];
        var missing = Solution.Projects.Except(vendorClients).Append("VendorClients").Where(project => !Directory.Exists(SharedData.Repository("tests", Solution.FullName(project) + ".Tests")));
        Findings.AssertNone(missing);
    }

    private static IEnumerable<string> ReachableFrom(string project) =>
        Solution.References(project).SelectMany(ReachableFrom).Append(project).Distinct(StringComparer.Ordinal);

    private static bool IsBrought(string project, string reference) => project is "VisionAdapters" && Brought.Contains(reference, StringComparer.Ordinal);

    // The compiler writes down an assembly only when the code names one of its types.
    private static string[] Named(string project) =>
        [.. Solution.Assembly(project).GetReferencedAssemblies().Select(assembly => Solution.ShortName(assembly.Name!))];
}
