using FsCheck;
using FsCheck.Fluent;
using VisionAdapters.Files;
using VisionAdapters.Testing;

namespace VisionAdapters.Taxonomy.Tests;

/// <summary>The pack of the files that ship against the files themselves.</summary>
public sealed class ShippedPackTests
{
    private static readonly string Folder = SharedData.Repository("taxonomy-maps");

    private static readonly DocumentPack Shipped = new(() => typeof(TaxonomyCatalog).Assembly.GetManifestResourceStream("taxonomy-maps.pack")!);

    public static TheoryData<string> Files =>
    [
        .. Directory.EnumerateFiles(Folder, "*.yaml", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(Folder, path).Replace('\\', '/'))
            .Order(StringComparer.Ordinal),
    ];

    [Fact]
    public void The_pack_holds_every_file_and_no_other() =>
        Assert.Equal(Files.Select(file => $"taxonomy-maps/{file.Data}"), Shipped.Names.Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Files))]
    public void A_file_comes_out_of_the_pack_as_the_reader_of_YAML_reads_it(string file)
    {
        var source = new SourceText(file, File.ReadAllText(Path.Combine(Folder, file)));
        var packed = Shipped.Find($"taxonomy-maps/{file}")!;

        Assert.Equal((source.Text, source.ContentHash), (packed.Source.Text, packed.Source.ContentHash));
        NodeText.AssertEqual(DocumentReader.Read(source), packed);
    }

    [Fact]
    public void A_file_that_the_pack_does_not_hold_is_not_found() => Assert.Null(Shipped.Find("taxonomy-maps/zoology.taxonomy.yaml"));

    [Fact]
    public void Equal_files_make_equal_packs_in_whatever_order_they_come()
    {
        MapNode[] files = [Read("b", "x: [1, ~]"), Read("a", "y: { z: ä }\n")];

        Assert.Equal(Write(files), Write([.. files.Reverse()]));
    }

    [Fact]
    public void Any_text_comes_out_of_a_pack_as_it_went_in()
    {
        var texts = ArbMap.Default.GeneratorFor<NonNull<string>>().Select(text => text.Get).Where(IsText).ListOf();
        Prop.ForAll(texts.ToArbitrary(), texts =>
        {
            var source = new SourceText("file", string.Join('\n', texts));
            var items = texts.Select((text, index) => (DocumentNode)new ScalarNode(source, index + 1, 300 * index, text, isNull: text.Length == 0)).ToList();
            var root = new MapNode(source, 1, 1, [new(new ScalarNode(source, 1, 1, "key", isNull: false), new ListNode(source, 2, 7, items))]);

            var bytes = Write([root]);

            return NodeText.Write(new DocumentPack(() => new MemoryStream(bytes)).Find("file")!) == NodeText.Write(root);
        }).QuickCheckThrowOnFailure();
    }

    /// <summary>Half a surrogate pair is no text that a file can hold.</summary>
    private static bool IsText(string text) => !text.Any(char.IsSurrogate);

    private static MapNode Read(string name, string text) => DocumentReader.Read(new SourceText(name, text));

    private static byte[] Write(MapNode[] files)
    {
        using var pack = new MemoryStream();
        DocumentPack.Write(files, pack);
        return pack.ToArray();
    }
}
