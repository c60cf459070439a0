using System.Reflection;
using System.Xml.Linq;
using VisionAdapters.Testing;

namespace VisionAdapters.Architecture.Tests;

/// <summary>The projects of src: what they reference, their source and their assemblies.</summary>
internal static class Solution
{
    private const string Prefix = "VisionAdapters.";

    /// <summary>Gets the short names of all projects, such as <c>Core</c>; the meta package is named <c>VisionAdapters</c>.</summary>
    public static string[] Projects { get; } =
        [.. Directory.GetDirectories(SharedData.Repository("src"), "VisionAdapters*").Select(folder => ShortName(Path.GetFileName(folder))).Order(StringComparer.Ordinal)];

    public static string FullName(string project) =>
        string.Equals(project, "VisionAdapters", StringComparison.Ordinal) ? project : Prefix + project;

    public static string ShortName(string fullName) =>
        fullName.StartsWith(Prefix, StringComparison.Ordinal) ? fullName[Prefix.Length..] : fullName;

    public static string Folder(string project) => SharedData.Repository("src", FullName(project));

    public static XDocument Load(string project) => XDocument.Load(Path.Combine(Folder(project), FullName(project) + ".csproj"));

    /// <summary>Gets the projects whose assembly a project references; a tool that its build runs is none.</summary>
    public static string[] References(string project) =>
    [
        .. Load(project).Descendants("ProjectReference")
            .Where(reference => reference.Attribute("ReferenceOutputAssembly") is not { Value: "false" })
            .Select(reference => ShortName(Path.GetFileNameWithoutExtension(reference.Attribute("Include")!.Value))),
    ];

    /// <summary>Gets the C# files of a project, without what a build writes.</summary>
    public static IEnumerable<string> Sources(string project) => SourcesUnder(Folder(project));

    /// <summary>Gets the C# files under a folder, without what a build writes.</summary>
    public static IEnumerable<string> SourcesUnder(string folder) =>
        Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories)
            .Where(file => !Path.GetRelativePath(folder, file).Split(Path.DirectorySeparatorChar).Any(part => part is "obj" or "bin"))
            .Order(StringComparer.Ordinal);

    /// <summary>Gets the assembly of a project, which the build copied beside the tests.</summary>
    public static Assembly Assembly(string project) =>
        System.Reflection.Assembly.LoadFrom(Directory.EnumerateFiles(AppContext.BaseDirectory, "*.dll").Single(file => IsAssemblyOf(file, project)));

    public static IEnumerable<Type> PublicTypes() => Projects.SelectMany(project => Assembly(project).GetExportedTypes());

    /// <summary>Says whether a file is the assembly of a project. The command line tool names its assembly after its command.</summary>
    public static bool IsAssemblyOf(string file, string project) =>
        string.Equals(
            Path.GetFileNameWithoutExtension(file),
            project is "Cli" ? "vision-adapters" : FullName(project),
            StringComparison.Ordinal);
}
