using Microsoft.Extensions.Options;

namespace VisionAdapters.Resilience;

/// <summary>Checks <see cref="ResilienceOptions"/> by the annotations of their properties, without reflection.</summary>
[OptionsValidator]
internal sealed partial class ResilienceOptionsValidator : IValidateOptions<ResilienceOptions>;
