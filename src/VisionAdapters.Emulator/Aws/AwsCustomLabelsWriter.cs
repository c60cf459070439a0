using System.Text.Json;

namespace VisionAdapters.Emulator;

/// <summary>Writes an answer to <c>DetectCustomLabels</c>: a label that was found in several regions comes once for each.</summary>
internal static class AwsCustomLabelsWriter
{
    /// <summary>Stands for the thresholds that a trained model assumes for its labels.</summary>
    private const double AssumedThreshold = 50;

    public static void Write(Utf8JsonWriter json, AwsRequest request, TaggingResponse response)
    {
        var found = response.Tags
            .SelectMany(LabelsOf)
            .Where(label => AwsLabels.Percent(label.Confidence) >= (request.MinConfidence ?? AssumedThreshold))
            .OrderByDescending(label => label.Confidence)
            .Take(request.MaxLabels ?? int.MaxValue);
        json.WriteStartObject();
        json.WriteStartArray("CustomLabels"u8);
        foreach (var (name, confidence, region) in found)
        {
            json.WriteStartObject();
            json.WriteString("Name"u8, name);
            json.WriteNumber("Confidence"u8, AwsLabels.Percent(confidence));
            if (region is { } box)
            {
                json.WriteStartObject("Geometry"u8);
                AwsAnswerWriter.WriteBox(json, box);
                json.WriteEndObject();
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static IEnumerable<(string Name, double Confidence, ImageRegion? Region)> LabelsOf(ImageTag tag) => tag.Regions.Count == 0
        ? [(tag.Name, tag.Confidence, null)]
        : tag.Regions.Select(region => (tag.Name, region.Confidence ?? tag.Confidence, (ImageRegion?)region));
}
