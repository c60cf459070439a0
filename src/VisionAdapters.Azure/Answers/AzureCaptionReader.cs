using VisionAdapters.Wire;

namespace VisionAdapters.Azure;

/// <summary>Reads captions of all versions.</summary>
internal static class AzureCaptionReader
{
    public static void Read(ref WireReader reader, List<AzureCaption> captions)
    {
        string? text = null;
        double? confidence = null;
        AzureBox? box = null;
        for (var more = reader.EnterObject() && reader.NextProperty(); more; more = reader.NextProperty())
        {
            if (reader.IsNamed("text"u8))
            {
                text = reader.Text();
            }
            else if (reader.IsNamed("confidence"u8))
            {
                confidence = reader.Fraction();
            }
            else if (reader.IsNamed("boundingBox"u8))
            {
                box = AzureBox.Read(ref reader);
            }
            else
            {
                reader.Skip();
            }
        }

        if (!string.IsNullOrEmpty(text))
        {
            captions.Add(new AzureCaption(text, confidence, box));
        }
    }

    /// <summary>Reads the captions of a <c>description</c>, and not its words.</summary>
    public static void ReadDescription(ref WireReader reader, List<AzureCaption> captions)
    {
        for (var more = reader.EnterObject() && reader.NextProperty(); more; more = reader.NextProperty())
        {
            if (reader.IsNamed("captions"u8))
            {
                AzureValues.ReadArray(ref reader, captions, Read);
            }
            else
            {
                reader.Skip();
            }
        }
    }
}
