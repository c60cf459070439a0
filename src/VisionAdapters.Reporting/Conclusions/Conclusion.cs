namespace VisionAdapters.Reporting;

/// <summary>Something that a report says in words.</summary>
/// <param name="Kind">How much it matters.</param>
/// <param name="Text">A sentence or two: plain, not encoded for any medium, and possibly hostile where it quotes ids.</param>
public sealed record Conclusion(ConclusionKind Kind, string Text);
