using VisionAdapters.Wire;

namespace VisionAdapters.Google;

/// <summary>Reads labels and localized objects. Both encodings leave zeros and empty texts out, so an absent score is 0.</summary>
internal static class GoogleLabelReader
{
    public static void ReadLabels(ref WireReader reader, GoogleImageReader image)
    {
        if (!reader.EnterArray())
        {
            return;
        }

        while (reader.NextElement())
        {
            image.Add(ReadLabel(ref reader));
        }
    }

    public static void ReadObjects(ref WireReader reader, GoogleImageReader image)
    {
        if (!reader.EnterArray())
        {
            return;
        }

        while (reader.NextElement())
        {
            image.Add(ReadObject(ref reader));
        }
    }

    /// <summary>Makes a tag; <see langword="null"/> when it has neither name nor id.</summary>
    public static ImageTag? CreateTag(string? name, string? id, double score, double? topicality) => Named(name, id) is { } label
        ? new ImageTag { Name = label, Id = id, Confidence = score, Scores = GoogleTopicality.Scores(topicality) }
        : null;

    /// <summary>Makes an object; <see langword="null"/> when it has neither name nor id. Without a region it is the whole image.</summary>
    public static LocalizedObject? CreateObject(string? name, string? id, double score, ImageRegion? region) => Named(name, id) is { } label
        ? new LocalizedObject { Name = label, Id = id, Confidence = score, Region = region ?? GoogleRegionReader.WholeImage }
        : null;

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

        return CreateTag(name, id, score ?? 0, topicality);
    }

    private static LocalizedObject? ReadObject(ref WireReader reader)
    {
        string? id = null, name = null;
        double? score = null;
        ImageRegion? region = null;
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

        return CreateObject(name, id, score ?? 0, region);
    }

    // A label without a name still has an id that maps know; without both it says nothing.
    private static string? Named(string? name, string? id) => string.IsNullOrEmpty(name) ? string.IsNullOrEmpty(id) ? null : id : name;
}
