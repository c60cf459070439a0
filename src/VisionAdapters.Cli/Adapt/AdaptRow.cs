namespace VisionAdapters.Cli;

/// <summary>A row of a labels file.</summary>
internal readonly record struct AdaptRow(string Image, string Label, string? Group, string? Split, long Line);
