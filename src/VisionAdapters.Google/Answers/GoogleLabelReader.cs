using VisionAdapters.Wire;

namespace VisionAdapters.Google;

/// <summary>Reads labels and localised objects. Both encodings leave zeros and empty texts out, so an absent score is 0.</summary>
internal static class GoogleLabelReader
{
    public static void ReadLabels<TReader>(ref TReader reader, List<ImageTag> tags)
        where TReader : struct, IWireReader, allows ref struct
    {
        if (!reader.EnterArray())
        {
            return;
        }

        while (reader.NextElement())
        {
            if (ReadLabel(ref reader) is { } tag)
            {
                tags.Add(tag);
            }
        }
    }

    public static void ReadObjects<TReader>(ref TReader reader, List<LocalizedObject> objects)
        where TReader : struct, IWireReader, allows ref struct
    {
        if (!reader.EnterArray())
        {
            return;
        }

        while (reader.NextElement())
        {
            if (ReadObject(ref reader) is { } found)
            {
                objects.Add(found);
            }
        }
    }

    private static ImageTag? ReadLabel<TReader>(ref TReader reader)
        where TReader : struct, IWireReader, allows ref struct
    {
        string? id = null, name = null;
        double? score = null, topicality = null;
        for (var more = reader.EnterObject() && reader.NextProperty(); more; more = reader.NextProperty())
        {
            if (reader.Is(1, "mid"u8))
            {
                id = reader.Text();
            }
            else if (reader.Is(3, "description"u8))
            {
                name = reader.Text();
            }
            else if (reader.Is(4, "score"u8))
            {
                score = reader.Fraction();
            }
            else if (reader.Is(6, "topicality"u8))
            {
                topicality = reader.Fraction();
            }
            else
            {
                reader.Skip();
            }
        }

        return Named(name, id) is { } label
            ? new ImageTag { Name = label, Id = id, Confidence = score ?? 0, Scores = GoogleTopicality.Scores(topicality) }
            : null;
    }

    private static LocalizedObject? ReadObject<TReader>(ref TReader reader)
        where TReader : struct, IWireReader, allows ref struct
    {
        string? id = null, name = null;
        double? score = null;
        var region = GoogleRegionReader.WholeImage;
        for (var more = reader.EnterObject() && reader.NextProperty(); more; more = reader.NextProperty())
        {
            if (reader.Is(1, "mid"u8))
            {
                id = reader.Text();
            }
            else if (reader.Is(3, "name"u8))
            {
                name = reader.Text();
            }
            else if (reader.Is(4, "score"u8))
            {
                score = reader.Fraction();
            }
            else if (reader.Is(5, "boundingPoly"u8))
            {
                region = GoogleRegionReader.Read(ref reader);
            }
            else
            {
                reader.Skip();
            }
        }

        return Named(name, id) is { } label ? new LocalizedObject { Name = label, Id = id, Confidence = score ?? 0, Region = region } : null;
    }

    // A label without a name still has an id that maps know; without both it says nothing.
    private static string? Named(string? name, string? id) => string.IsNullOrEmpty(name) ? string.IsNullOrEmpty(id) ? null : id : name;
}
