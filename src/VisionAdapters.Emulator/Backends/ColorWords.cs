using VisionAdapters.Taxonomy;

namespace VisionAdapters.Emulator;

/// <summary>Says colours by measured colours, where a provider measures some.</summary>
internal sealed class ColorWords(TagMapper mapper, ProviderStyle style)
{
    private const double Share = 0.6;

    /// <summary>Adds measured colours that map to a value.</summary>
    public bool TryAdd(PerceivedValue perceived, SynthesizedAnswer answer)
    {
        if (mapper.LabelMap.ColorRule is null || !style.MeasuresColors || perceived.Value.Color is not { } anchor)
        {
            return false;
        }

        foreach (var (red, green, blue) in style.NearestColors(anchor))
        {
            var measured = style.ColorAreas.Select(
                area => new DominantColor { Red = red, Green = green, Blue = blue, PixelFraction = Share, Score = Share, Area = area })
                .ToList();
            if (answer.TryAdd(perceived.Value, measured))
            {
                return true;
            }
        }

        return false;
    }
}
