using System.Text.Json;
using System.Text.RegularExpressions;
using VisionAdapters.Testing;

namespace VisionAdapters.Architecture.Tests;

/// <summary>Holds that a checkout means the same on every machine.</summary>
public sealed partial class RepositoryTests
{
    private static readonly string[] TextExtensions =
        [".cs", ".csproj", ".props", ".targets", ".sln", ".json", ".yaml", ".yml", ".md", ".sh", ".py", ".js", ".txt", ".csv", ".config", ".toml"];

    private static readonly string[] Analyzers = ["Meziantou.Analyzer", "Microsoft.CodeAnalysis.BannedApiAnalyzers", "Microsoft.CodeAnalysis.PublicApiAnalyzers", "MinVer"];

    private static readonly string[] Written = ["bin", "obj", ".git", "node_modules", "TestResults", "BenchmarkDotNet.Artifacts", "StrykerOutput", "artifacts"];

    [Fact]
    public void No_file_names_a_folder_of_one_machine() => Findings.AssertNone(Mentions(MachinePath()));

    [Fact]
    public void No_file_names_the_host_of_a_package_registry() => Findings.AssertNone(Mentions(RegistryHost()));

    [Fact]
    public void The_notices_name_every_package_that_the_tool_carries()
    {
        string notices = File.ReadAllText(Path.Combine(SharedData.Repository(), "THIRD-PARTY-NOTICES.md"));
        string[] named = PackageName().Matches(notices).Select(match => match.Value).ToArray();
        using JsonDocument locked = JsonDocument.Parse(File.ReadAllText(Path.Combine(SharedData.Repository(), "src", "VisionAdapters.Cli", "packages.lock.json")));

        var carried = locked.RootElement.GetProperty("dependencies").EnumerateObject().SelectMany(framework => framework.Value.EnumerateObject())
            .Where(package => package.Value.GetProperty("type").GetString() is not "Project").Select(package => package.Name).ToHashSet(StringComparer.Ordinal);

        Findings.AssertNone(carried.Except(named, StringComparer.OrdinalIgnoreCase).Except(Analyzers, StringComparer.Ordinal));
    }

    private static IEnumerable<string> Mentions(Regex pattern) =>
        from file in Files(new DirectoryInfo(SharedData.Repository()))
        where file.Name is not nameof(RepositoryTests) + ".cs"
        let found = File.ReadLines(file.FullName).Select(line => pattern.Match(line)).FirstOrDefault(match => match.Success)
        where found is not null
        select $"{Path.GetRelativePath(SharedData.Repository(), file.FullName)}: {found.Value}";

    private static IEnumerable<FileInfo> Files(DirectoryInfo folder) =>
        folder.EnumerateDirectories().Where(child => !Written.Contains(child.Name, StringComparer.Ordinal)).SelectMany(Files)
            .Concat(folder.EnumerateFiles().Where(file => TextExtensions.Contains(file.Extension, StringComparer.Ordinal)));

    [GeneratedRegex("(?<![A-Za-z0-9.}/])(/work/|/root/|/home/[a-z]|/Users/[A-Za-z])|[A-Z]:\\\\Users\\\\", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex MachinePath();

    [GeneratedRegex("[A-Za-z0-9][A-Za-z0-9_.]*[A-Za-z0-9]", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex PackageName();

    // Where packages come from belongs into the configuration of the machine; which package is meant, its name and version say.
    [GeneratedRegex("((?<![A-Za-z0-9-])([a-z]+\\.)?nuget\\.org|registry\\.(npmjs|yarnpkg)\\.|files\\.pythonhosted\\.org|pypi\\.org/simple|https?://[^ \"']*(/v3/index\\.json|/repository/(npm|nuget|pypi)))", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex RegistryHost();
}
