using Microsoft.Extensions.Options;

namespace VisionAdapters.Onnx;

/// <summary>Refuses options that no model can be loaded with, by the annotations of their properties.</summary>
[OptionsValidator]
internal sealed partial class OnnxTaggerOptionsValidator : IValidateOptions<OnnxTaggerOptions>;
