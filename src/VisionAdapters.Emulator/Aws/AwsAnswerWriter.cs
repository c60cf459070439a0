using System.Text.Json;

namespace VisionAdapters.Emulator;

/// <summary>Writes an answer to <c>DetectLabels</c> in the service's own form.</summary>
internal sealed class AwsAnswerWriter(Utf8JsonWriter json, AwsRequest request)
{
    private const string ModelVersion = "3.0";
    private const int DefaultColors = 10;

    public void Write(TaggingResponse response)
    {
        json.WriteStartObject();
        json.WriteStartArray("Labels"u8);
        if (request.HasGeneralLabels)
        {
            foreach (var tag in AwsLabels.Select(response.Tags, request))
            {
                WriteLabel(tag);
            }
        }

        json.WriteEndArray();
        json.WriteString("LabelModelVersion"u8, response.ModelVersion ?? ModelVersion);
        if (request.HasImageProperties)
        {
            WriteProperties(response);
        }

        json.WriteEndObject();
    }

    public static void WriteBox(Utf8JsonWriter json, ImageRegion region)
    {
        json.WriteStartObject("BoundingBox"u8);
        json.WriteNumber("Width"u8, (double)(float)region.Width);
        json.WriteNumber("Height"u8, (double)(float)region.Height);
        json.WriteNumber("Left"u8, (double)(float)region.X);
        json.WriteNumber("Top"u8, (double)(float)region.Y);
        json.WriteEndObject();
    }

    private void WriteLabel(ImageTag tag)
    {
        json.WriteStartObject();
        json.WriteString("Name"u8, tag.Name);
        json.WriteNumber("Confidence"u8, AwsLabels.Percent(tag.Confidence));
        json.WriteStartArray("Instances"u8);
        foreach (var region in tag.Regions)
        {
            json.WriteStartObject();
            WriteBox(json, region);
            json.WriteNumber("Confidence"u8, AwsLabels.Percent(region.Confidence ?? tag.Confidence));
            if (request.HasImageProperties)
            {
                json.WriteStartArray("DominantColors"u8);
                json.WriteEndArray();
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
        WriteNames("Parents"u8, tag.Parents.Order(StringComparer.Ordinal));
        WriteNames("Aliases"u8, tag.Aliases);
        WriteNames("Categories"u8, tag.Categories);
        json.WriteEndObject();
    }

    private void WriteNames(ReadOnlySpan<byte> property, IEnumerable<string> names)
    {
        json.WriteStartArray(property);
        foreach (var name in names)
        {
            json.WriteStartObject();
            json.WriteString("Name"u8, name);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private void WriteProperties(TaggingResponse response)
    {
        var most = request.MaxDominantColors ?? DefaultColors;
        json.WriteStartObject("ImageProperties"u8);
        WriteQuality(hasContrast: true);
        WriteColors(response.Colors.Where(color => color.Area == ColorArea.Image), most);
        foreach (var (name, area) in new[] { ("Foreground", ColorArea.Foreground), ("Background", ColorArea.Background) })
        {
            json.WriteStartObject(name);
            WriteQuality(hasContrast: false);
            WriteColors(response.Colors.Where(color => color.Area == area), most);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    /// <summary>Nothing is decoded here, so the quality is always that of a fair photo.</summary>
    private void WriteQuality(bool hasContrast)
    {
        const double Brightness = 82.5;
        const double Sharpness = 76.25;
        const double Contrast = 88.5;
        json.WriteStartObject("Quality"u8);
        json.WriteNumber("Brightness"u8, Brightness);
        json.WriteNumber("Sharpness"u8, Sharpness);
        if (hasContrast)
        {
            json.WriteNumber("Contrast"u8, Contrast);
        }

        json.WriteEndObject();
    }

    private void WriteColors(IEnumerable<DominantColor> colors, int most)
    {
        json.WriteStartArray("DominantColors"u8);
        foreach (var color in colors.Take(most))
        {
            var named = CssColor.Nearest(color.Red, color.Green, color.Blue);
            json.WriteStartObject();
            json.WriteNumber("Red"u8, named.Red);
            json.WriteNumber("Blue"u8, named.Blue);
            json.WriteNumber("Green"u8, named.Green);
            json.WriteString("HexCode"u8, named.HexCode);
            json.WriteString("CSSColor"u8, named.Name);
            json.WriteString("SimplifiedColor"u8, named.Simplified);
            json.WriteNumber("PixelPercent"u8, AwsLabels.Percent(color.PixelFraction ?? 0));
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
