namespace VisionAdapters.Reporting;

/// <summary>Something that a report says in words.</summary>
public sealed record Conclusion
{
    /// <summary>Gets how much it matters.</summary>
    public required ConclusionKind Kind { get; init; }

    /// <summary>Gets a sentence or two: plain, not encoded for any medium, and possibly hostile where it quotes ids.</summary>
    public required string Text { get; init; }

    internal static Conclusion Note(string text) => new() { Kind = ConclusionKind.Note, Text = text };

    internal static Conclusion Warning(string text) => new() { Kind = ConclusionKind.Warning, Text = text };
}
