using VisionAdapters.Files;
using VisionAdapters.Testing;

namespace VisionAdapters.Taxonomy.Tests;

/// <summary>The fast reader of plain files against the full parser.</summary>
public sealed class PlainYamlReaderTests
{
    public static TheoryData<string> Files =>
        [.. Directory.EnumerateFiles(SharedData.Repository("taxonomy-maps"), "*.yaml", SearchOption.AllDirectories).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Files))]
    public void Every_file_that_ships_is_plain_and_read_alike(string path)
    {
        var source = new SourceText("file", File.ReadAllText(path));
        var plain = PlainYamlReader.TryRead(source);
        Assert.NotNull(plain);
        NodeText.AssertEqual(DocumentReader.Read(source), plain);
    }

    [Theory]
    [InlineData("a: b c\nd: 'it''s' # why\ne: \"x: y\"\n")]
    [InlineData("a:\n  b:\n  c: ~\nd:\n- 1\n- [x, y]\ne:\n  - { p: q }\n")]
    [InlineData("a: { b: [c, d],\n     e: f }\ng: [\n  h, i,\n  ]\n")]
    [InlineData("# head\n\na: http://b#c\nd: e:f # g\n")]
    [InlineData("a:    # nothing\nb:\n\n  c: d")]
    [InlineData("a:\n  - b: c\n    d:\n      e: f\n  - g: [\n       h]\n  - { i: j,\n   k: l }\nm: n\n")]
    [InlineData("a: -1\nb: ?x\nc: :y\n")]
    public void Plain_files_are_read_as_the_full_parser_reads_them(string text)
    {
        var plain = PlainYamlReader.TryRead(new SourceText("file", text));
        Assert.NotNull(plain);
        NodeText.AssertEqual(DocumentReader.Read(new SourceText("file", text)), plain);
    }

    [Theory]
    [InlineData("a: &x b\n")]
    [InlineData("a: |\n  b\n")]
    [InlineData("a: \"b\\n\"\n")]
    [InlineData("a: b\n  c\n")]
    [InlineData("a: b\na: c\n")]
    [InlineData("a: [b\n")]
    [InlineData("a:\tb\n")]
    [InlineData("---\na: b\n")]
    [InlineData("a: b: c\n")]
    [InlineData("a: {b}\n")]
    [InlineData("- a\n")]
    [InlineData("")]
    public void What_is_not_plain_is_left_to_the_full_parser(string text) => Assert.Null(PlainYamlReader.TryRead(new SourceText("file", text)));
}
