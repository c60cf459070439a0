using Microsoft.Extensions.Options;

namespace VisionAdapters.Items;

/// <summary>Checks <see cref="ItemOptions"/> by the annotations of their properties, without reflection.</summary>
[OptionsValidator]
internal sealed partial class ItemOptionsValidator : IValidateOptions<ItemOptions>;
