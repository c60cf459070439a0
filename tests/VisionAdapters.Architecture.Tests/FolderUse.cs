namespace VisionAdapters.Architecture.Tests;

/// <summary>A file of one folder that names a type of another folder of the same project.</summary>
internal sealed record FolderUse(string From, string To, string File, string Type);
