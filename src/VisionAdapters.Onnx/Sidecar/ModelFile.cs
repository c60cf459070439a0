namespace VisionAdapters.Onnx.Sidecar;

/// <summary>A model's file by the name that its source knows it by, and its hash when the sidecar tells it.</summary>
internal sealed record ModelFile(string Name, string? Sha256);
