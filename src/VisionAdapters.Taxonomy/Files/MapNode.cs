namespace VisionAdapters.Taxonomy;

internal sealed class MapNode(SourceText source, int line, int column, List<KeyValuePair<ScalarNode, DocumentNode>> entries) : DocumentNode(source, line, column)
{
    public List<KeyValuePair<ScalarNode, DocumentNode>> Entries { get; } = entries;

    public override string Kind => "a mapping";

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

    public DocumentNode Require(string key) => Find(key) ?? throw Error($"the key '{key}' is missing", $"Add '{key}: ...'.");

    public string Text(string key) => Require(key).AsScalar($"'{key}'").Required($"'{key}'");

    public string? OptionalText(string key) => Find(key)?.AsScalar($"'{key}'").Required($"'{key}'");

    public bool Flag(string key) => Find(key)?.AsScalar($"'{key}'").AsBoolean($"'{key}'") ?? false;

    public ScalarNode[] Scalars(string key) => Find(key)?.AsScalars($"'{key}'") ?? [];

    public string[] Texts(string key) => Array.ConvertAll(Scalars(key), scalar => scalar.Required($"an item of '{key}'"));

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
}
