using VisionAdapters.Wire.GoogleVisionV1;
using Type = VisionAdapters.Wire.GoogleVisionV1.Feature.Types.Type;

namespace VisionAdapters.Emulator;

/// <summary>Knows which features of a request are billed.</summary>
internal static class GooglePrices
{
    private static readonly Dictionary<Type, string> Names = Feature.Descriptor.EnumTypes[0].Values.ToDictionary(
        value => (Type)value.Number, value => value.Name);

    /// <summary>Names the billed features: each one once, and those that come free with another one not at all.</summary>
    public static string[] Billed(IEnumerable<Feature> features)
    {
        var types = features.Select(feature => feature.Type).Where(type => type != Type.Unspecified && Names.ContainsKey(type)).ToHashSet();
        if (types.Contains(Type.LabelDetection))
        {
            types.Remove(Type.SafeSearchDetection);
        }

        if (types.Contains(Type.ImageProperties))
        {
            types.Remove(Type.CropHints);
        }

        return [.. types.Select(type => Names[type])];
    }
}
