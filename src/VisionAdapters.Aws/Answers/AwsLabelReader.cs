using VisionAdapters.Wire;

namespace VisionAdapters.Aws;

/// <summary>Reads labels. The first model versions gave a name and a confidence only.</summary>
internal static class AwsLabelReader
{
    private const double Percent = 100;

    public static void Read(ref WireReader reader, List<ImageTag> tags)
    {
        for (var more = reader.EnterArray() && reader.NextElement(); more; more = reader.NextElement())
        {
            if (ReadLabel(ref reader) is { } tag)
            {
                tags.Add(tag);
            }
        }
    }

    private static ImageTag? ReadLabel(ref WireReader reader)
    {
        string? name = null;
        double? confidence = null;
        IReadOnlyList<string> parents = [], aliases = [], categories = [];
        IReadOnlyList<ImageRegion> regions = [];
        for (var more = reader.EnterObject() && reader.NextProperty(); more; more = reader.NextProperty())
        {
            if (reader.IsNamed("Name"u8))
            {
                name = reader.Text();
            }
            else if (reader.IsNamed("Confidence"u8))
            {
                confidence = reader.Fraction(Percent);
            }
            else if (reader.IsNamed("Instances"u8))
            {
                regions = ReadInstances(ref reader);
            }
            else if (reader.IsNamed("Geometry"u8))
            {
                // The one place of a custom label: an instance without a confidence of its own.
                regions = AwsInstanceReader.Read(ref reader) is { } region ? [region] : [];
            }
            else if (reader.IsNamed("Parents"u8))
            {
                parents = ReadNames(ref reader);
            }
            else if (reader.IsNamed("Aliases"u8))
            {
                aliases = ReadNames(ref reader);
            }
            else if (reader.IsNamed("Categories"u8))
            {
                categories = ReadNames(ref reader);
            }
            else
            {
                reader.Skip();
            }
        }

        return string.IsNullOrEmpty(name)
            ? null
            : new ImageTag
            {
                Name = name,
                Confidence = confidence ?? 0,
                Parents = parents,
                Aliases = aliases,
                Categories = categories,
                Regions = regions,
            };
    }

    private static List<ImageRegion> ReadInstances(ref WireReader reader)
    {
        var regions = new List<ImageRegion>();
        for (var more = reader.EnterArray() && reader.NextElement(); more; more = reader.NextElement())
        {
            if (AwsInstanceReader.Read(ref reader) is { } region)
            {
                regions.Add(region);
            }
        }

        return regions;
    }

    // On the wire a name stands in an object; some tools that store answers leave the object out.
    private static List<string> ReadNames(ref WireReader reader)
    {
        var names = new List<string>();
        for (var more = reader.EnterArray() && reader.NextElement(); more; more = reader.NextElement())
        {
            if ((reader.IsText() ? reader.Text() : ReadName(ref reader)) is { Length: > 0 } name)
            {
                names.Add(name);
            }
        }

        return names;
    }

    private static string? ReadName(ref WireReader reader)
    {
        string? name = null;
        for (var more = reader.EnterObject() && reader.NextProperty(); more; more = reader.NextProperty())
        {
            if (reader.IsNamed("Name"u8))
            {
                name = reader.Text();
            }
            else
            {
                reader.Skip();
            }
        }

        return name;
    }
}
