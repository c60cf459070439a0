namespace VisionAdapters.Cli;

/// <summary>A labeled image of <c>adapt</c>: the class is a value of the facet, or the label itself where there is no facet.</summary>
internal sealed record AdaptImage(string Id, string File, string Class, string? Group);
