namespace VisionAdapters.Files;

/// <summary>A node of a YAML file with its line and column, so that every later error can name them.</summary>
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

    public abstract MessageText Kind { get; }

    public InputFileException Error(MessageText problem, string cure) => Source.Error(Line, Column, problem, cure);

    public MapNode AsMap(NodeDescription what) =>
        this as MapNode ?? throw Error($"{what} must be a mapping, but is {Kind}", "Write it as 'key: value' lines.");

    public ScalarNode AsScalar(NodeDescription what) =>
        this as ScalarNode ?? throw Error($"{what} must be a single text, but is {Kind}", "Write one text.");

    /// <summary>Reads one text or a list of texts.</summary>
    public ScalarNode[] AsScalars(NodeDescription what)
    {
        if (this is ScalarNode scalar)
        {
            return [scalar];
        }

        if (this is not ListNode list)
        {
            throw Error($"{what} must be a text or a list of texts, but is {Kind}", "Write 'a' or '[a, b]'.");
        }

        var scalars = new ScalarNode[list.Items.Count];
        for (var i = 0; i < scalars.Length; i++)
        {
            scalars[i] = list.Items[i] as ScalarNode ?? list.Items[i].AsScalar($"an item of {what}");
        }

        return scalars;
    }
}
