namespace VisionAdapters.Bakeoff;

/// <summary>Where the data of a tar entry lies in the archive.</summary>
internal readonly record struct TarEntrySlice(long Offset, long Length);
