namespace VisionAdapters.Taxonomy;

/// <summary>A rule that differs between two versions of a map.</summary>
public sealed record RuleChange
{
    /// <summary>Gets how it differs.</summary>
    public required ChangeKind Kind { get; init; }

    /// <summary>Gets the rule's id in the new version, or in the old one when it is gone.</summary>
    public string RuleId => (After ?? Before)?.Id ?? "";

    /// <summary>Gets the rule of the old version, or <see langword="null"/> when it is new.</summary>
    public MapRule? Before { get; init; }

    /// <summary>Gets the rule of the new version, or <see langword="null"/> when it is gone.</summary>
    public MapRule? After { get; init; }

    /// <summary>Gets what the old rule says, in words like those of the map file.</summary>
    public string? BeforeMeaning { get; init; }

    /// <summary>Gets what the new rule says.</summary>
    public string? AfterMeaning { get; init; }
}
