using Microsoft.Extensions.Options;

namespace VisionAdapters.Onnx;

/// <summary>Refuses options that no model can be run with, by the annotations of their properties.</summary>
[OptionsValidator]
internal sealed partial class OnnxInferenceOptionsValidator : IValidateOptions<OnnxInferenceOptions>;
