namespace VisionAdapters.Taxonomy;

/// <summary>A node of a YAML file that knows its place, so that every later complaint can name the line.</summary>
internal abstract class DocumentNode
{
    protected DocumentNode(SourceText source, int line, int column)
    {
        Source = source;
        Line = line;
        Column = column;
    }

    public SourceText Source { get; }

    public int Line { get; }

    public int Column { get; }

    public abstract string Kind { get; }

    public TaxonomyFileException Error(string problem, string cure) => Source.Error(Line, Column, problem, cure);

    public MapNode AsMap(string what) => this as MapNode ?? throw Error($"{what} must be a mapping, but is {Kind}", "Write it as 'key: value' lines.");

    public ScalarNode AsScalar(string what) => this as ScalarNode ?? throw Error($"{what} must be a single text, but is {Kind}", "Write one text.");

    /// <summary>Reads one text or a list of texts.</summary>
    public IReadOnlyList<ScalarNode> AsScalars(string what) => this switch
    {
        ScalarNode scalar => [scalar],
        ListNode list => [.. list.Items.Select(item => item.AsScalar($"an item of {what}"))],
        _ => throw Error($"{what} must be a text or a list of texts, but is {Kind}", "Write 'a' or '[a, b]'."),
    };
}
