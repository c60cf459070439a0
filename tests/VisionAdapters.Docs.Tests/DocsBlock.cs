using System.Text.RegularExpressions;
using VisionAdapters.Testing;

namespace VisionAdapters.Docs.Tests;

/// <summary>A fenced block of a Markdown page.</summary>
internal sealed partial record DocsBlock(string Page, int Line, string Language, string Text)
{
    private static readonly string[] Folders = ["docs", "benchmarks", "examples", "src", "training"];

    /// <summary>Reads the blocks of all pages of the repository.</summary>
    public static DocsBlock[] ReadAll() => [.. Pages().SelectMany(Read)];

    /// <summary>Reads the blocks of one page, in their order.</summary>
    public static DocsBlock[] Read(string page)
    {
        var text = File.ReadAllText(SharedData.Repository(page)).ReplaceLineEndings("\n");
        return
        [
            .. Fences().Matches(text).Select(match => new DocsBlock(
                page,
                Line: text.AsSpan(0, match.Groups["text"].Index).Count('\n') + 1,
                match.Groups["language"].Value,
                match.Groups["text"].Value)),
        ];
    }

    public override string ToString() => $"{Page}:{Line}";

    private static IEnumerable<string> Pages()
    {
        var root = SharedData.Repository();
        return Directory.EnumerateFiles(root, "*.md")
            .Concat(Folders.Select(folder => Path.Combine(root, folder))
                .Where(Directory.Exists)
                .SelectMany(folder => Directory.EnumerateFiles(folder, "*.md", SearchOption.AllDirectories)))
            .Select(file => Path.GetRelativePath(root, file).Replace('\\', '/'))
            .Where(page => !page.Split('/').Any(part => part is "bin" or "obj" or "node_modules"))
            .Order(StringComparer.Ordinal);
    }

    [GeneratedRegex(@"^[ ]*```(?<language>[\w#+-]*)[^\n]*\n(?<text>.*?)^[ ]*```[ ]*$", RegexOptions.Multiline | RegexOptions.Singleline, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Fences();
}
