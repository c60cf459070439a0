using Microsoft.ML.OnnxRuntime;

namespace VisionAdapters.Onnx.Inference;

/// <summary>A session and the file that it was made of.</summary>
internal sealed record OpenedModel(InferenceSession Session, string Sha256, ModelPrecision Precision);
