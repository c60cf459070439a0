using VisionAdapters.Onnx;

namespace VisionAdapters;

/// <summary>How the fashion model is run, and which of its labels become tags.</summary>
public sealed class FashionModelOptions : OnnxInferenceOptions;
