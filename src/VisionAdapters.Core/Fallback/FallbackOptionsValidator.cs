using Microsoft.Extensions.Options;

namespace VisionAdapters.Fallback;

/// <summary>Checks <see cref="FallbackOptions"/> by the annotations of their properties, without reflection.</summary>
[OptionsValidator]
internal sealed partial class FallbackOptionsValidator : IValidateOptions<FallbackOptions>;
