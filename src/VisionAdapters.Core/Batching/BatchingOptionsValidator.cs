using Microsoft.Extensions.Options;

namespace VisionAdapters.Batching;

/// <summary>Checks <see cref="BatchingOptions"/> by the annotations of their properties, without reflection.</summary>
[OptionsValidator]
internal sealed partial class BatchingOptionsValidator : IValidateOptions<BatchingOptions>;
