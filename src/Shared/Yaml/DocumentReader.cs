using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace VisionAdapters.Files;

/// <summary>
/// Reads one YAML document into nodes. Depth is limited and aliases are refused, so that no file can exhaust the stack or the memory.
/// </summary>
internal sealed class DocumentReader
{
    private const int MaxDepth = 64;
    private const string PlainYaml = "Use plain YAML: mappings, lists and texts, without anchors, aliases and tags.";

    private readonly SourceText _source;
    private readonly Parser _parser;

    private DocumentReader(SourceText source)
    {
        _source = source;
        _parser = new Parser(new StringReader(source.Text));
    }

    /// <summary>Reads a file.</summary>
    /// <exception cref="InputFileException">The text is not plain YAML.</exception>
    public static MapNode Read(SourceText source)
    {
        var reader = new DocumentReader(source);
        try
        {
            return reader.ReadDocument();
        }
        catch (YamlException exception)
        {
            throw NotYaml(source, exception.Start, exception);
        }
        catch (Exception exception) when (exception is InvalidOperationException or ArgumentException or IndexOutOfRangeException)
        {
            // On some broken texts YamlDotNet's scanner fails with these instead of a YamlException.
            throw NotYaml(source, reader._parser.Current?.End ?? Mark.Empty, exception);
        }
    }

    private static InputFileException NotYaml(SourceText source, Mark mark, Exception exception) => new(
        source.File,
        (int)mark.Line,
        (int)mark.Column,
        $"this is not YAML: {exception.Message.TrimEnd('.')}",
        "Correct the syntax here or just before.",
        exception);

    private MapNode ReadDocument()
    {
        _parser.Consume<StreamStart>();
        if (!_parser.TryConsume<DocumentStart>(out _))
        {
            throw _source.Error(1, 1, "the file is empty", "Write the file's keys.");
        }

        var root = ReadNode(0);
        _parser.Consume<DocumentEnd>();
        if (_parser.TryConsume<DocumentStart>(out var second))
        {
            throw _source.Error(
                (int)second.Start.Line, (int)second.Start.Column, "the file holds a second document", "Write one document per file.");
        }

        return root.AsMap("the file");
    }

    private DocumentNode ReadNode(int depth)
    {
        var start = _parser.Current?.Start ?? Mark.Empty;
        var (line, column) = ((int)start.Line, (int)start.Column);
        if (depth > MaxDepth)
        {
            throw _source.Error(line, column, $"the nesting is deeper than {MaxDepth} levels", "Write it flatter.");
        }

        if (_parser.Current is not NodeEvent { Anchor.IsEmpty: true, Tag.IsEmpty: true })
        {
            throw _source.Error(line, column, "anchors, aliases and tags are not allowed", PlainYaml);
        }

        if (_parser.TryConsume<Scalar>(out var scalar))
        {
            return ToNode(scalar);
        }

        if (_parser.TryConsume<SequenceStart>(out _))
        {
            var items = new List<DocumentNode>();
            while (!_parser.TryConsume<SequenceEnd>(out _))
            {
                items.Add(ReadNode(depth + 1));
            }

            return new ListNode(_source, line, column, items);
        }

        _parser.Consume<MappingStart>();
        return ReadMap(line, column, depth);
    }

    private MapNode ReadMap(int line, int column, int depth)
    {
        var entries = new List<KeyValuePair<ScalarNode, DocumentNode>>();
        var lines = new Dictionary<string, int>(StringComparer.Ordinal);
        while (!_parser.TryConsume<MappingEnd>(out _))
        {
            var key = ReadNode(depth + 1).AsScalar("a key");
            if (!lines.TryAdd(key.Text, key.Line))
            {
                throw key.Error($"the key '{key.Text}' stands here twice, first on line {lines[key.Text]}", "Keep one of the two.");
            }

            entries.Add(new(key, ReadNode(depth + 1)));
        }

        return new MapNode(_source, line, column, entries);
    }

    private ScalarNode ToNode(Scalar scalar)
    {
        var isNull = scalar.Style == ScalarStyle.Plain && scalar.Value is "" or "~" or "null";
        return new ScalarNode(_source, (int)scalar.Start.Line, (int)scalar.Start.Column, scalar.Value, isNull);
    }
}
