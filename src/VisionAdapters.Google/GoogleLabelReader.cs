using VisionAdapters.Wire;

namespace VisionAdapters.Google;

/// <summary>Reads labels and localised objects. Proto3 JSON leaves zeros and empty texts out, so an absent score is 0.</summary>
internal static class GoogleLabelReader
{
    public static void ReadLabels(ref WireReader reader, List<ImageTag> tags)
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

    public static void ReadObjects(ref WireReader reader, List<LocalizedObject> objects)
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

    private static ImageTag? ReadLabel(ref WireReader reader)
    {
        string? id = null, name = null;
        double? score = null, topicality = null;
        for (var more = reader.EnterObject() && reader.NextProperty(); more; more = reader.NextProperty())
        {
            if (reader.IsNamed("mid"u8))
            {
                id = reader.Text();
            }
            else if (reader.IsNamed("description"u8))
            {
                name = reader.Text();
            }
            else if (reader.IsNamed("score"u8))
            {
                score = reader.Fraction();
            }
            else if (reader.IsNamed("topicality"u8))
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

    private static LocalizedObject? ReadObject(ref WireReader reader)
    {
        string? id = null, name = null;
        double? score = null;
        var region = GoogleRegionReader.WholeImage;
        for (var more = reader.EnterObject() && reader.NextProperty(); more; more = reader.NextProperty())
        {
            if (reader.IsNamed("mid"u8))
            {
                id = reader.Text();
            }
            else if (reader.IsNamed("name"u8))
            {
                name = reader.Text();
            }
            else if (reader.IsNamed("score"u8))
            {
                score = reader.Fraction();
            }
            else if (reader.IsNamed("boundingPoly"u8))
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
