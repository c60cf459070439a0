using VisionAdapters.Wire;

namespace VisionAdapters.Azure;

/// <summary>Reads a tag.</summary>
internal static class AzureTagReader
{
    public static void Read(ref WireReader reader, List<ImageTag> tags)
    {
        string? name = null, hint = null;
        double? confidence = null;
        for (var more = reader.EnterObject() && reader.NextProperty(); more; more = reader.NextProperty())
        {
            if (reader.IsNamed("name"u8))
            {
                name = reader.Text();
            }
            else if (reader.IsNamed("confidence"u8))
            {
                confidence = reader.Fraction();
            }
            else if (reader.IsNamed("hint"u8))
            {
                hint = reader.Text();
            }
            else
            {
                reader.Skip();
            }
        }

        if (!string.IsNullOrEmpty(name))
        {
            tags.Add(new ImageTag { Name = name, Confidence = confidence ?? 0, Categories = string.IsNullOrEmpty(hint) ? [] : [hint] });
        }
    }
}
