using System.Globalization;

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

/// <summary>A list.</summary>
internal sealed class ListNode(SourceText source, int line, int column, List<DocumentNode> items) : DocumentNode(source, line, column)
{
    public List<DocumentNode> Items { get; } = items;

    public override MessageText Kind => "a list";
}

/// <summary>A text, as it stands in the file.</summary>
internal sealed class ScalarNode(SourceText source, int line, int column, string text, bool isNull) : DocumentNode(source, line, column)
{
    public string Text { get; } = text;

    /// <summary>Gets a value indicating whether nothing, or a plain <c>~</c> or <c>null</c>, stands here.</summary>
    public bool IsNull { get; } = isNull;

    public override MessageText Kind
    {
        get
        {
            if (IsNull)
            {
                return "empty";
            }

            return $"the text '{Text}'";
        }
    }

    public string Required(NodeDescription what) =>
        IsNull || Text.Length == 0 ? throw Error($"{what} is empty", "Write a text.") : Text;

    public bool AsBoolean(NodeDescription what) => Text switch
    {
        "true" => true,
        "false" => false,
        _ => throw Error($"{what} must be true or false, but is '{Text}'", "Write true or false."),
    };

    /// <summary>Reads a number in (0, 1].</summary>
    public double AsStrength(string what) =>
        double.TryParse(Text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && number is > 0 and <= 1
            ? number
            : throw Error($"{what} must be a number above 0 and at most 1, but is '{Text}'", "Write a number such as 0.5.");
}
