using System.Collections.Concurrent;
using System.Text;
using VisionAdapters.Files;

namespace VisionAdapters.Taxonomy;

/// <summary>
/// The nodes of many YAML files in one binary file. The build writes it from the files that ship, so that no run has to parse them.
/// </summary>
/// <remarks>
/// First the number of files, then their names and lengths, then the files: the text, then the nodes, each with its kind, line and column.
/// </remarks>
internal sealed class DocumentPack
{
    private readonly Func<Stream> _open;
    private readonly Dictionary<string, long> _offsets = new(StringComparer.Ordinal);

    /// <summary>What was read and is still in memory: several maps build on one core.</summary>
    private readonly ConcurrentDictionary<string, WeakReference<MapNode>> _read = new(StringComparer.Ordinal);

    /// <summary>Initializes a new instance of the <see cref="DocumentPack"/> class and reads the names.</summary>
    /// <param name="open">Opens the pack, a stream that can seek.</param>
    public DocumentPack(Func<Stream> open)
    {
        _open = open;
        using var reader = new BinaryReader(open(), Encoding.UTF8);
        var (names, offset) = (new (string Name, int Length)[reader.ReadInt32()], 0L);
        for (var i = 0; i < names.Length; i++)
        {
            names[i] = (reader.ReadString(), reader.ReadInt32());
        }

        foreach (var (name, length) in names)
        {
            _offsets.Add(name, reader.BaseStream.Position + offset);
            offset += length;
        }
    }

    private enum NodeKind : byte
    {
        Text = 0,
        Null = 1,
        List = 2,
        Map = 3,
    }

    /// <summary>Gets the names of the files.</summary>
    public IReadOnlyCollection<string> Names => _offsets.Keys;

    /// <summary>Writes a pack. Equal files give equal bytes, in whatever order they come.</summary>
    public static void Write(IEnumerable<MapNode> files, Stream output)
    {
        var sorted = files
            .OrderBy(file => file.Source.File, StringComparer.Ordinal)
            .Select(file => (Name: file.Source.File, Bytes: ToBytes(file)))
            .ToList();
        using var writer = new BinaryWriter(output, Encoding.UTF8, leaveOpen: true);
        writer.Write(sorted.Count);
        foreach (var (name, bytes) in sorted)
        {
            writer.Write(name);
            writer.Write(bytes.Length);
        }

        sorted.ForEach(file => writer.Write(file.Bytes));
    }

    /// <summary>Reads a file.</summary>
    /// <returns>The file's nodes, or <see langword="null"/> when the pack has no such file.</returns>
    public MapNode? Find(string name)
    {
        if (!_offsets.TryGetValue(name, out var offset))
        {
            return null;
        }

        if (_read.TryGetValue(name, out var kept) && kept.TryGetTarget(out var known))
        {
            return known;
        }

        using var reader = new BinaryReader(_open(), Encoding.UTF8);
        reader.BaseStream.Position = offset;
        var file = (MapNode)ReadNode(reader, new SourceText(name, reader.ReadString()));
        _read[name] = new WeakReference<MapNode>(file);
        return file;
    }

    private static byte[] ToBytes(MapNode file)
    {
        using var bytes = new MemoryStream();
        using var writer = new BinaryWriter(bytes, Encoding.UTF8);
        writer.Write(file.Source.Text);
        WriteNode(writer, file);
        return bytes.ToArray();
    }

    private static void WriteNode(BinaryWriter writer, DocumentNode node)
    {
        writer.Write((byte)KindOf(node));
        writer.Write7BitEncodedInt(node.Line);
        writer.Write7BitEncodedInt(node.Column);
        switch (node)
        {
            case ScalarNode scalar:
                writer.Write(scalar.Text);
                break;
            case ListNode list:
                writer.Write7BitEncodedInt(list.Items.Count);
                list.Items.ForEach(item => WriteNode(writer, item));
                break;
            case MapNode map:
                writer.Write7BitEncodedInt(map.Entries.Count);
                foreach (var (key, value) in map.Entries)
                {
                    WriteNode(writer, key);
                    WriteNode(writer, value);
                }

                break;
        }
    }

    private static NodeKind KindOf(DocumentNode node) => node switch
    {
        ScalarNode { IsNull: true } => NodeKind.Null,
        ScalarNode => NodeKind.Text,
        ListNode => NodeKind.List,
        _ => NodeKind.Map,
    };

    private static DocumentNode ReadNode(BinaryReader reader, SourceText source)
    {
        var (kind, line, column) = ((NodeKind)reader.ReadByte(), reader.Read7BitEncodedInt(), reader.Read7BitEncodedInt());
        if (kind is NodeKind.Text or NodeKind.Null)
        {
            return new ScalarNode(source, line, column, reader.ReadString(), kind == NodeKind.Null);
        }

        var count = reader.Read7BitEncodedInt();
        if (kind == NodeKind.List)
        {
            var items = new List<DocumentNode>(count);
            for (var i = 0; i < count; i++)
            {
                items.Add(ReadNode(reader, source));
            }

            return new ListNode(source, line, column, items);
        }

        var entries = new List<KeyValuePair<ScalarNode, DocumentNode>>(count);
        for (var i = 0; i < count; i++)
        {
            entries.Add(new((ScalarNode)ReadNode(reader, source), ReadNode(reader, source)));
        }

        return new MapNode(source, line, column, entries);
    }
}
