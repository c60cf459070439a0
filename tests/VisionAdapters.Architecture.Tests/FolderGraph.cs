using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace VisionAdapters.Architecture.Tests;

/// <summary>
/// The folders at the top of a project and who uses whom, as the compiler binds names in the source.
/// A subfolder counts as its parent; files beside the project file are the folder <c>.</c>; doc comments are not uses.
/// </summary>
internal sealed class FolderGraph
{
    private const string ImplicitUsings =
        "global using System; global using System.Collections.Generic; global using System.IO; global using System.Linq; "
        + "global using System.Net.Http; global using System.Threading; global using System.Threading.Tasks;";

    private static readonly MetadataReference[] Libraries =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator).Select(file => MetadataReference.CreateFromFile(file)),
    ];

    private FolderGraph(IReadOnlyList<FolderUse> uses) => Uses = uses;

    /// <summary>Gets every use that crosses folders, one for each file and type.</summary>
    public IReadOnlyList<FolderUse> Uses { get; }

    public static FolderGraph FromProject(string project)
    {
        var root = Solution.Folder(project);
        return FromSource(Solution.Sources(project).Select(file => (Path.GetRelativePath(root, file), File.ReadAllText(file))), project);
    }

    /// <summary>Makes the graph of source texts; each file is a path below the project's folder.</summary>
    public static FolderGraph FromSource(IEnumerable<(string File, string Text)> sources, string project = "")
    {
        var options = CSharpParseOptions.Default.WithLanguageVersion(LanguageVersion.Preview).WithDocumentationMode(DocumentationMode.None);
        var trees = sources.Select(source => CSharpSyntaxTree.ParseText(source.Text, options, source.File)).ToArray();
        var compilation = CSharpCompilation.Create(
            "folders",
            [.. trees, CSharpSyntaxTree.ParseText(ImplicitUsings, options)],
            Libraries.Where(library => !Solution.IsAssemblyOf(library.Display!, project)),
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true));
        return new([.. trees.SelectMany(tree => UsesOf(compilation.GetSemanticModel(tree), tree)).Distinct()]);
    }

    /// <summary>Gets the groups of two folders or more that reach one another, each in order of name.</summary>
    public IReadOnlyList<string[]> Circles()
    {
        var folders = Uses.SelectMany(use => new[] { use.From, use.To }).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToArray();
        var reach = Uses.Select(use => (use.From, use.To)).ToHashSet();
        foreach (var middle in folders)
        {
            foreach (var from in folders.Where(from => reach.Contains((from, middle))))
            {
                reach.UnionWith(folders.Where(to => reach.Contains((middle, to))).Select(to => (from, to)).ToArray());
            }
        }

        return
        [
            .. folders
                .Select(folder => folders.Where(other => other == folder || (reach.Contains((folder, other)) && reach.Contains((other, folder)))).ToArray())
                .Where(circle => circle.Length > 1)
                .DistinctBy(circle => circle[0], StringComparer.Ordinal),
        ];
    }

    private static IEnumerable<FolderUse> UsesOf(SemanticModel model, SyntaxTree tree)
    {
        var from = FolderOf(tree.FilePath);
        foreach (var name in tree.GetRoot().DescendantNodes().OfType<SimpleNameSyntax>())
        {
            if (TypeOf(model.GetSymbolInfo(name)) is not { DeclaringSyntaxReferences.IsEmpty: false } type)
            {
                continue;
            }

            var folders = type.DeclaringSyntaxReferences.Select(part => FolderOf(part.SyntaxTree.FilePath)).ToArray();
            if (!folders.Contains(from, StringComparer.Ordinal))
            {
                yield return new FolderUse(from, folders[0], Path.GetFileName(tree.FilePath), type.Name);
            }
        }
    }

    private static INamedTypeSymbol? TypeOf(SymbolInfo info) =>
        (info.Symbol ?? info.CandidateSymbols.FirstOrDefault()) switch
        {
            INamedTypeSymbol type => type,
            var member => member?.ContainingType,
        };

    private static string FolderOf(string file) => file.Replace('\\', '/').Split('/') is [var folder, _, ..] ? folder : ".";
}
