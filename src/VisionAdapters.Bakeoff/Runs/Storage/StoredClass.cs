namespace VisionAdapters.Bakeoff;

/// <summary>A class of a label space as it is stored: the ids of the value that names it and of those filed under it.</summary>
internal sealed record StoredClass(string Value, IReadOnlyList<string> Includes);
