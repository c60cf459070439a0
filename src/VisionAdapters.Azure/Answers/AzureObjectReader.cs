using VisionAdapters.Wire;

namespace VisionAdapters.Azure;

/// <summary>Reads objects.</summary>
internal static class AzureObjectReader
{
    /// <summary>Reads an object of version 4.0: a box and its tags.</summary>
    public static void ReadTagged(ref WireReader reader, List<AzureObject> objects)
    {
        var tags = new List<ImageTag>();
        AzureBox? box = null;
        for (var more = reader.EnterObject() && reader.NextProperty(); more; more = reader.NextProperty())
        {
            if (reader.IsNamed("tags"u8))
            {
                AzureValues.ReadArray(ref reader, tags, AzureTagReader.Read);
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

        objects.AddRange(tags.Select(tag => new AzureObject(tag.Name, tag.Confidence, box, Parents: [])));
    }

    /// <summary>Reads an object of versions 2.0 to 3.2: its name, a box and the chain of names above it.</summary>
    public static void ReadNamed(ref WireReader reader, List<AzureObject> objects)
    {
        var parents = new List<string>();
        AzureBox? box = null;
        string? name = null;
        double? confidence = null;
        for (var more = reader.EnterObject() && reader.NextProperty(); more; more = reader.NextProperty())
        {
            if (reader.IsNamed("object"u8))
            {
                name = reader.Text();
            }
            else if (reader.IsNamed("confidence"u8))
            {
                confidence = reader.Fraction();
            }
            else if (reader.IsNamed("rectangle"u8))
            {
                box = AzureBox.Read(ref reader);
            }
            else if (reader.IsNamed("parent"u8))
            {
                ReadParents(ref reader, parents);
            }
            else
            {
                reader.Skip();
            }
        }

        if (!string.IsNullOrEmpty(name))
        {
            objects.Add(new AzureObject(name, confidence ?? 0, box, parents));
        }
    }

    // Each parent holds its own: the reader's limit on nesting bounds the recursion. Nearest first, wherever a parent writes its name.
    private static void ReadParents(ref WireReader reader, List<string> parents)
    {
        string? name = null;
        var above = new List<string>();
        for (var more = reader.EnterObject() && reader.NextProperty(); more; more = reader.NextProperty())
        {
            if (reader.IsNamed("object"u8))
            {
                name = reader.Text();
            }
            else if (reader.IsNamed("parent"u8))
            {
                ReadParents(ref reader, above);
            }
            else
            {
                reader.Skip();
            }
        }

        if (!string.IsNullOrEmpty(name))
        {
            parents.Add(name);
        }

        parents.AddRange(above);
    }
}
