using Microsoft.Extensions.Options;

namespace VisionAdapters.Bakeoff;

/// <summary>Checks <see cref="BakeoffRunnerOptions"/> by the annotations of their properties, without reflection.</summary>
[OptionsValidator]
internal sealed partial class BakeoffRunnerOptionsValidator : IValidateOptions<BakeoffRunnerOptions>;
