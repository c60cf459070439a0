using Microsoft.Extensions.Options;

namespace VisionAdapters;

/// <summary>Refuses options that the model cannot be loaded with, by the annotations of their properties.</summary>
[OptionsValidator]
internal sealed partial class FashionModelOptionsValidator : IValidateOptions<FashionModelOptions>;
