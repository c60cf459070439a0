namespace VisionAdapters.Taxonomy;

/// <summary>A rule that differs between two versions of a map.</summary>
/// <param name="Kind">How it differs.</param>
/// <param name="Before">The rule of the old version, or <see langword="null"/> when it is new.</param>
/// <param name="After">The rule of the new version, or <see langword="null"/> when it is gone.</param>
/// <param name="BeforeMeaning">What the old rule says, in words like those of the map file.</param>
/// <param name="AfterMeaning">What the new rule says.</param>
public sealed record RuleChange(ChangeKind Kind, MapRule? Before, MapRule? After, string? BeforeMeaning, string? AfterMeaning)
{
    /// <summary>Gets the rule's id in the new version, or in the old one when it is gone.</summary>
    public string RuleId => (After ?? Before)?.Id ?? "";
}
