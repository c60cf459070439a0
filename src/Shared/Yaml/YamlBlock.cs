using System.Globalization;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace VisionAdapters.Files;

/// <summary>A mapping of a YAML file, read key by key with errors that name file, line and cure.</summary>
internal sealed class YamlBlock
{
    private readonly YamlMappingNode _node;
    private readonly string _name;

    private YamlBlock(YamlMappingNode node, string file, string name)
    {
        _node = node;
        File = file;
        _name = name;
    }

    public string File { get; }

    public int Line => LineOf(_node);

    public static YamlBlock Parse(TextReader text, string file)
    {
        var stream = new YamlStream();
        try
        {
            stream.Load(text);
        }
        catch (YamlException exception)
        {
            throw new InputFileException(file, exception.Start.Line, $"this is no valid YAML: {exception.Message}", exception);
        }
        catch (Exception exception) when (exception is InvalidOperationException or ArgumentException)
        {
            // YamlDotNet's scanner gives up so on some unfinished flow collections.
            throw new InputFileException(file, line: null, "this is no valid YAML: look for a bracket, brace or quotation mark that is not closed.", exception);
        }

        return stream.Documents.Count == 1 && stream.Documents[0].RootNode is YamlMappingNode root
            ? new YamlBlock(root, file, "the file")
            : throw new InputFileException(file, 1, "the file must hold one mapping of keys, 'key: value' lines.");
    }

    /// <summary>Throws when the block has a key that is not one of these.</summary>
    public void AllowOnly(params string[] keys)
    {
        foreach (var node in _node.Children.Keys)
        {
            var key = (node as YamlScalarNode)?.Value ?? string.Empty;
            if (!keys.Contains(key, StringComparer.Ordinal))
            {
                var nearest = Spelling.FindNearest(key, keys);
                var hint = nearest is null ? $"the keys are {string.Join(", ", keys)}" : $"did you mean '{nearest}'?";
                throw new InputFileException(File, LineOf(node), $"{_name} has no key '{key}': {hint}");
            }
        }
    }

    public string? Text(string key) => Find(key) switch
    {
        null => null,
        YamlScalarNode { Value: null or "" } => null,
        YamlScalarNode { Value: var value } => value,
        var node => throw Wrong(node, key, "one text"),
    };

    public string RequireText(string key) => Text(key) ?? throw Missing(key);

    public int? Integer(string key, int least)
    {
        if (Text(key) is not { } text)
        {
            return null;
        }

        return int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) && value >= least
            ? value
            : throw Wrong(Find(key)!, key, least == int.MinValue ? "a whole number" : $"a whole number of at least {least}");
    }

    public double? Number(string key, double least, double greatest)
    {
        if (Text(key) is not { } text)
        {
            return null;
        }

        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && value >= least && value <= greatest
            ? value
            : throw Wrong(Find(key)!, key, string.Create(CultureInfo.InvariantCulture, $"a number from {least} to {greatest}"));
    }

    public T Choice<T>(string key, IReadOnlyDictionary<string, T> choices)
    {
        var text = RequireText(key);
        if (choices.TryGetValue(text, out var choice))
        {
            return choice;
        }

        var nearest = Spelling.FindNearest(text, choices.Keys);
        var hint = nearest is null ? $"one of {string.Join(", ", choices.Keys)}" : $"'{nearest}'?";
        throw new InputFileException(File, LineOf(Find(key)!), $"'{key}' is '{text}', which is not known: did you mean {hint}");
    }

    public YamlBlock? Block(string key) => Find(key) switch
    {
        null => null,
        YamlMappingNode mapping => new YamlBlock(mapping, File, $"'{key}'"),
        var node => throw Wrong(node, key, "a mapping of keys"),
    };

    public YamlBlock RequireBlock(string key) => Block(key) ?? throw Missing(key);

    public IReadOnlyList<YamlBlock> RequireBlocks(string key)
    {
        var node = Find(key) ?? throw Missing(key);
        if (node is not YamlSequenceNode { Children.Count: > 0 } sequence)
        {
            throw Wrong(node, key, "a list with at least one entry");
        }

        return sequence.Children
            .Select(child => child is YamlMappingNode mapping ? new YamlBlock(mapping, File, $"an entry of '{key}'") : throw Wrong(child, key, "a list of mappings, such as '- id: onnx-fashion'"))
            .ToArray();
    }

    /// <summary>Gets all keys with their texts; the texts of a list are joined by commas.</summary>
    public SortedDictionary<string, string> AllTexts()
    {
        var texts = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (key, value) in _node.Children)
        {
            var name = (key as YamlScalarNode)?.Value ?? throw Wrong(key, _name, "a mapping of names");
            texts.Add(name, value switch
            {
                YamlScalarNode { Value: { } text } => text,
                YamlSequenceNode list => string.Join(',', list.Children.Select(child => (child as YamlScalarNode)?.Value ?? throw Wrong(child, name, "one text or a list of texts"))),
                _ => throw Wrong(value, name, "one text or a list of texts"),
            });
        }

        return texts;
    }

    private static int LineOf(YamlNode node) => (int)node.Start.Line;

    private YamlNode? Find(string key) => _node.Children.TryGetValue(new YamlScalarNode(key), out var node) ? node : null;

    private InputFileException Missing(string key) => new(File, Line, $"{_name} needs the key '{key}': add it.");

    private InputFileException Wrong(YamlNode node, string key, string expected) => new(File, LineOf(node), $"'{key}' must be {expected}.");
}
