using System.Globalization;

namespace VisionAdapters.Files;

internal sealed class MapNode(SourceText source, int line, int column, List<KeyValuePair<ScalarNode, DocumentNode>> entries)
    : DocumentNode(source, line, column)
{
    public List<KeyValuePair<ScalarNode, DocumentNode>> Entries { get; } = entries;

    public override MessageText Kind => "a mapping";

    /// <summary>Finds a value by its key. Only maps with a few known keys are asked, so a search is cheaper than an index.</summary>
    public DocumentNode? Find(string key)
    {
        foreach (var entry in Entries)
        {
            if (entry.Key.Text == key)
            {
                return entry.Value;
            }
        }

        return null;
    }

    public bool Has(string key) => Find(key) is not null;

    public DocumentNode Require(string key) => Find(key) ?? throw Missing(key);

    public string Text(string key) => Require(key).AsScalar($"'{key}'").Required($"'{key}'");

    public string? OptionalText(string key) => Find(key)?.AsScalar($"'{key}'").Required($"'{key}'");

    public bool Flag(string key) => Find(key)?.AsScalar($"'{key}'").AsBoolean($"'{key}'") ?? false;

    public ScalarNode[] Scalars(string key) => Find(key)?.AsScalars($"'{key}'") ?? [];

    public string[] Texts(string key) => Array.ConvertAll(Scalars(key), scalar => scalar.Required($"an item of '{key}'"));

    /// <summary>Reads a text; nothing, and an empty one, is <see langword="null"/>.</summary>
    public string? TextOrNull(string key) =>
        Find(key)?.AsScalar($"'{key}'") is { IsNull: false, Text.Length: > 0 } scalar ? scalar.Text : null;

    /// <summary>Reads a whole number; nothing is <see langword="null"/>.</summary>
    public int? Integer(string key, int min) => TextOrNull(key) is { } text
        ? int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number >= min
            ? number
            : throw Require(key).Error($"'{key}' must be a whole number{AtLeast(min)}, but is '{text}'", "Write a number such as 1.")
        : null;

    public int RequireInteger(string key, int min) => Integer(key, min) ?? throw Missing(key);

    /// <summary>Reads a number; nothing is <see langword="null"/>.</summary>
    public double? Number(string key, double min, double max) => TextOrNull(key) is { } text
        ? double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && number >= min && number <= max
            ? number
            : throw Require(key).Error($"'{key}' must be a number from {min} to {max}, but is '{text}'", "Correct the number.")
        : null;

    public double RequireNumber(string key, double min, double max) => Number(key, min, max) ?? throw Missing(key);

    /// <summary>Reads one of the known words.</summary>
    public T Choice<T>(string key, IReadOnlyDictionary<string, T> choices)
    {
        var text = Text(key);
        return choices.TryGetValue(text, out var choice)
            ? choice
            : throw Require(key)
                .Error($"'{key}' is '{text}', which is not known", NearestName.Cure(text, [.. choices.Keys], "Known words"));
    }

    public MapNode Map(string key) => Require(key).AsMap($"'{key}'");

    /// <summary>Reads a list, with at least one item, of mappings.</summary>
    public IEnumerable<MapNode> Maps(string key) => Require(key) is ListNode { Items.Count: > 0 } list
        ? list.Items.Select(item => item.AsMap($"an item of '{key}'"))
        : throw Require(key).Error($"'{key}' must be a list with at least one item", "Write each item on its own line, behind '- '.");

    /// <summary>Complains about the first key that is none of the known ones.</summary>
    public void CheckKeys(params ReadOnlySpan<string> known)
    {
        foreach (var (key, _) in Entries)
        {
            if (!known.Contains(key.Text))
            {
                throw key.Error($"the key '{key.Text}' is not known here", NearestName.Cure(key.Text, known.ToArray(), "Known keys"));
            }
        }
    }

    private static MessageText AtLeast(int min)
    {
        if (min == int.MinValue)
        {
            return "";
        }

        return $" of at least {min}";
    }

    private InputFileException Missing(string key) => Error($"the key '{key}' is missing", $"Add '{key}: ...'.");
}
