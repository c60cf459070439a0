namespace VisionAdapters.Bakeoff;

/// <summary>A column of labels and the file that it is in.</summary>
internal sealed record LabelColumn(string Name, string File, bool IsAttribute);
