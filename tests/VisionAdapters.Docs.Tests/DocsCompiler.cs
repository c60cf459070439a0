using System.Reflection;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace VisionAdapters.Docs.Tests;

/// <summary>Compiles a C# block as the body of a method, and the types behind it, with what a console project and the page's preamble give it.</summary>
internal static class DocsCompiler
{
    private static readonly string[] ImplicitNamespaces =
    [
        "System", "System.Collections.Generic", "System.IO", "System.Linq",
        "System.Net.Http", "System.Threading", "System.Threading.Tasks",
    ];

    // CS1998: a block without await. CS8321, CS0219, CS0168: a block shows how a value is made, and does not use it.
    // CS0414: a block need not use all that its page gives.
    private static readonly string[] FineInABlock = ["CS1998", "CS8321", "CS0219", "CS0168", "CS0414"];

    // The pages of the emulator (002) and of chat models (003) say how to accept that the packages are experimental. CS1701 is off in every
    // build: a package was built against an older framework.
    private static readonly CSharpCompilationOptions Options = new(
        OutputKind.DynamicallyLinkedLibrary,
        nullableContextOptions: NullableContextOptions.Enable,
        specificDiagnosticOptions: [new("VISADP002", ReportDiagnostic.Suppress), new("VISADP003", ReportDiagnostic.Suppress), new("CS1701", ReportDiagnostic.Suppress)]);

    private static readonly Lazy<MetadataReference[]> References = new(() =>
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Select(file => MetadataReference.CreateFromFile(file)),
    ]);

    // Assemblies that are loaded side by side need names of their own.
    private static int _blocks;

    /// <summary>Compiles a block.</summary>
    /// <param name="block">The block; an error's line is the line in the page.</param>
    /// <param name="code">What it makes: a static class <c>Block</c> with the method <c>RunAsync</c>. Empty after an error.</param>
    /// <returns>Errors and warnings, one a line.</returns>
    public static string[] Compile(DocsBlock block, out byte[] code)
    {
        var tree = CSharpSyntaxTree.ParseText(Program(block), new CSharpParseOptions(LanguageVersion.Latest));
        var compilation = CSharpCompilation.Create($"Docs.Block{Interlocked.Increment(ref _blocks)}", [tree], References.Value, Options);
        using var assembly = new MemoryStream();
        var result = compilation.Emit(assembly);
        code = result.Success ? assembly.ToArray() : [];
        return
        [
            .. result.Diagnostics
                .Where(found => found.Severity >= DiagnosticSeverity.Warning && !FineInABlock.Contains(found.Id))
                .Select(found => $"{block.Page}:{LineOf(found)}: {found.Id} {found.GetMessage()}"),
        ];
    }

    /// <summary>Compiles a block and runs it.</summary>
    public static Task RunAsync(DocsBlock block)
    {
        var findings = Compile(block, out var code);
        Assert.True(findings is [], string.Join('\n', findings));
        var run = Assembly.Load(code).GetType("Block")!.GetMethod("RunAsync")!;
        return (Task)run.Invoke(null, null)!;
    }

    private static string Program(DocsBlock block)
    {
        var preamble = DocsPreamble.For(block.Page);
        var lines = block.Text.Split('\n');
        var usings = lines.TakeWhile(line => string.IsNullOrWhiteSpace(line) || IsNamespace(line)).ToArray();

        // As in a program of top-level statements: types stand behind the statements.
        var types = Array.FindIndex(lines, line => line.StartsWith("public ", StringComparison.Ordinal));
        types = types < 0 ? lines.Length : types;
        var given = ImplicitNamespaces.Concat(preamble.Namespaces)
            .Select(name => $"using {name};")
            .Except(usings.Select(line => line.Trim()), StringComparer.Ordinal);

        var program = new StringBuilder()
            .AppendJoin('\n', given).Append('\n')
            .AppendJoin('\n', usings.Where(line => line.Length > 0)).Append('\n')
            .Append("public static class Block\n{\n")
            .AppendJoin('\n', preamble.Members).Append('\n')
            .Append("public static async Task RunAsync()\n{\n")
            .Append($"#line {block.Line + usings.Length} \"{block.Page}\"\n")
            .AppendJoin('\n', lines[usings.Length..types])
            .Append("\n}\n")
            .Append($"#line {block.Line + types} \"{block.Page}\"\n")
            .AppendJoin('\n', lines[types..])
            .Append("\n}\n");
        return program.ToString();
    }

    private static int LineOf(Diagnostic found) => found.Location.GetMappedLineSpan().StartLinePosition.Line + 1;

    private static bool IsNamespace(string line) =>
        line.StartsWith("using ", StringComparison.Ordinal) && !line.Contains('=', StringComparison.Ordinal);
}
