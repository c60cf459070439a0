namespace VisionAdapters.Taxonomy;

/// <summary>What a map decides about one label of a provider.</summary>
public sealed class MapRule
{
    internal MapRule(string id, string label, string? group, string sourceFile, int line)
    {
        Id = id;
        Label = label;
        Group = group;
        SourceFile = sourceFile;
        Line = line;
    }

    /// <summary>Initializes a new instance of the <see cref="MapRule"/> class that is another one in a group.</summary>
    internal MapRule(MapRule other, string? group)
        : this(other.Id, other.Label, group, other.SourceFile, other.Line)
    {
        Aliases = other.Aliases;
        ProviderIds = other.ProviderIds;
        ProviderCategories = other.ProviderCategories;
        IsCategory = other.IsCategory;
        Broader = other.Broader;
        Cases = other.Cases;
    }

    /// <summary>Gets the rule's id, unique within its map: <c>head/label</c> for a label of a classifier's head, else the label.</summary>
    public string Id { get; }

    /// <summary>Gets the label as the map writes it.</summary>
    public string Label { get; }

    /// <summary>Gets the group of mutually exclusive labels that the label belongs to, when the rule asks for one.</summary>
    public string? Group { get; }

    /// <summary>Gets the file that holds the rule.</summary>
    public string SourceFile { get; }

    /// <summary>Gets the line of the file, from 1; 0 when the rule stands in none.</summary>
    public int Line { get; }

    /// <summary>
    /// Gets a value indicating whether the map calls the label sensitive in some answer: it tells something of a person.
    /// </summary>
    public bool IsSensitive => Array.Exists(Cases, reading => reading.IsSensitive);

    /// <summary>Gets the label's other names.</summary>
    internal string[] Aliases { get; init; } = [];

    /// <summary>Gets the provider's ids of the label; when there are any, a label of the same name with another id is not meant.</summary>
    internal string[] ProviderIds { get; init; } = [];

    /// <summary>Gets the provider's categories whose labels the rule decides where no rule names them.</summary>
    internal string[] ProviderCategories { get; init; } = [];

    /// <summary>Gets a value indicating whether the rule is about a category of the provider's alone, and no label.</summary>
    internal bool IsCategory { get; init; }

    /// <summary>Gets or sets the index of the rule of the label that this one's is a kind of, or -1.</summary>
    internal int Broader { get; set; } = -1;

    /// <summary>
    /// Gets the readings, in order. They are set once, when all rules of the map are known, because conditions name other rules.
    /// </summary>
    internal MapCase[] Cases { get; set; } = [];

    /// <inheritdoc/>
    public override string ToString() => $"{Id} ({SourceFile}:{Line})";
}
