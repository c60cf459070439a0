using VisionAdapters.Taxonomy;

namespace VisionAdapters.Emulator;

/// <summary>A value that an emulated service is to say.</summary>
/// <param name="Value">The value.</param>
/// <param name="Confidence">How sure it is, in [0, 1].</param>
internal readonly record struct PerceivedValue(FacetValue Value, double Confidence);
