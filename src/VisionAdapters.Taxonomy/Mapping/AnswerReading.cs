namespace VisionAdapters.Taxonomy;

/// <summary>An answer with the rule and the reading of every label.</summary>
internal sealed class AnswerReading
{
    private readonly LabelMap _map;
    private readonly List<LabelReading> _labels;

    /// <summary>Initializes a new instance of the <see cref="AnswerReading"/> class.</summary>
    public AnswerReading(LabelMap map, TaggingResponse response)
    {
        _map = map;
        _labels = new List<LabelReading>(response.Tags.Count + response.Objects.Count);
        PresentRules = new IndexSet(map.Rules.Count);
        for (var i = 0; i < response.Tags.Count; i++)
        {
            var tag = response.Tags[i];
            Add(
                new LabelReading
                {
                    Source = EvidenceSource.Tag,
                    SourceIndex = i,
                    Confidence = Clamp(tag.Confidence),
                    Group = tag.Group,
                    Rule = map.Index.Find(tag.Name, tag.Id, tag.Group, tag.Aliases, tag.Categories),
                    Prominence = map.Regions?.Weigh(tag.Regions) ?? 1,
                },
                tag.Parents);
        }

        for (var i = 0; i < response.Objects.Count; i++)
        {
            var thing = response.Objects[i];
            Add(
                new LabelReading
                {
                    Source = EvidenceSource.LocalizedObject,
                    SourceIndex = i,
                    Confidence = Clamp(thing.Confidence),
                    Rule = map.Index.Find(thing.Name, thing.Id, group: null, aliases: []),
                    Prominence = map.Regions?.Weigh(thing.Region) ?? 1,
                },
                thing.Parents);
        }

        foreach (var label in _labels.Where(label => label.Rule >= 0))
        {
            label.Case = Array.Find(map.Rules[label.Rule].Cases, reading => reading.Applies(PresentRules));
        }
    }

    /// <summary>Gets the labels in the answer's order, tags before objects.</summary>
    public IReadOnlyList<LabelReading> Labels => _labels;

    /// <summary>Gets the rules whose labels the answer holds.</summary>
    public IndexSet PresentRules { get; }

    /// <summary>
    /// Adds a label, and the labels that the provider puts above it: an answer that is cut off may name a parent that it does not list.
    /// Such a parent is a witness for others, but gives no evidence of its own.
    /// </summary>
    private void Add(LabelReading label, IReadOnlyList<string> parents)
    {
        _labels.Add(label);
        if (label.Confidence == 0)
        {
            return;
        }

        MarkPresent(label.Rule);
        for (var i = 0; i < parents.Count; i++)
        {
            MarkPresent(_map.Index.FindLabel(parents[i]));
        }
    }

    private void MarkPresent(int rule)
    {
        if (rule >= 0)
        {
            PresentRules.Add(rule);
        }
    }

    /// <summary>A confidence that is no number counts as none.</summary>
    private static double Clamp(double confidence) => confidence > 0 ? Math.Min(1, confidence) : 0;
}

/// <summary>A label of an answer with the rule that decides it.</summary>
internal sealed class LabelReading
{
    public required EvidenceSource Source { get; init; }

    public required int SourceIndex { get; init; }

    public required double Confidence { get; init; }

    public string? Group { get; init; }

    /// <summary>Gets the rule's index, or -1 when the map does not know the label.</summary>
    public required int Rule { get; init; }

    /// <summary>Gets what the label counts by its place in the picture, in (0, 1].</summary>
    public required double Prominence { get; init; }

    /// <summary>Gets or sets the reading that applies, or <see langword="null"/> when none does.</summary>
    public MapCase? Case { get; set; }

    /// <summary>Puts labels in order so that nothing depends on the answer's: by group, then by rule, the more confident first.</summary>
    public static int Compare(LabelReading a, LabelReading b)
    {
        var order = string.CompareOrdinal(a.Group, b.Group);
        order = order != 0 ? order : a.Rule.CompareTo(b.Rule);
        order = order != 0 ? order : b.Confidence.CompareTo(a.Confidence);
        order = order != 0 ? order : a.Source.CompareTo(b.Source);
        return order != 0 ? order : a.SourceIndex.CompareTo(b.SourceIndex);
    }
}
