namespace VisionAdapters.Bakeoff;

/// <summary>A provider of a run.</summary>
/// <param name="Id">The provider's id.</param>
/// <param name="Map">The map of its labels, a name or a path; null when it was skipped.</param>
/// <param name="Skipped">Why it was skipped; null when it was not.</param>
/// <param name="Seconds">How long it was asked, over all sessions.</param>
/// <param name="Images">For how many images.</param>
/// <param name="IsEmulated">Whether an emulator stood in for it.</param>
internal sealed record RunProvider(string Id, string? Map, string? Skipped, double? Seconds, double? Images, bool IsEmulated);
