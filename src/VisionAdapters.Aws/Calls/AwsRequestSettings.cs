using System.Text.Json;

namespace VisionAdapters.Aws.Calls;

/// <summary>Writes what a request says besides its image.</summary>
internal sealed class AwsRequestSettings(AwsRekognitionOptions options)
{
    private const double Percent = 100;
    private const int PercentDigits = 4;

    private readonly string? _customModel = options.ProjectVersionArn;
    private readonly int? _maxDominantColors = options.MaxDominantColors;
    private readonly (string Name, string[] Labels)[] _filters =
    [
        .. new (string Name, string[] Labels)[]
        {
            ("LabelInclusionFilters", [.. options.IncludedLabels]),
            ("LabelExclusionFilters", [.. options.ExcludedLabels]),
            ("LabelCategoryInclusionFilters", [.. options.IncludedCategories]),
            ("LabelCategoryExclusionFilters", [.. options.ExcludedCategories]),
        }.Where(filter => filter.Labels.Length > 0),
    ];

    public void Write(Utf8JsonWriter writer, AwsFeatures features, TaggingOptions? tagging)
    {
        if (_customModel is not null)
        {
            writer.WriteString("ProjectVersionArn"u8, _customModel);
            WriteBounds(writer, "MaxResults"u8, tagging);
            return;
        }

        // The service takes bounds of labels only from who asks for labels.
        if (features.GeneralLabels)
        {
            WriteBounds(writer, "MaxLabels"u8, tagging);
        }

        if (features.ImageProperties)
        {
            WriteFeatures(writer, features);
        }

        WriteDetails(writer, features);
    }

    private static void WriteBounds(Utf8JsonWriter writer, ReadOnlySpan<byte> most, TaggingOptions? tagging)
    {
        if (tagging?.MaxTags is { } count)
        {
            writer.WriteNumber(most, count);
        }

        if (tagging?.MinimumConfidence is { } confidence)
        {
            writer.WriteNumber("MinConfidence"u8, Math.Round(confidence * Percent, PercentDigits));
        }
    }

    private static void WriteFeatures(Utf8JsonWriter writer, AwsFeatures features)
    {
        writer.WriteStartArray("Features"u8);
        if (features.GeneralLabels)
        {
            writer.WriteStringValue("GENERAL_LABELS"u8);
        }

        writer.WriteStringValue("IMAGE_PROPERTIES"u8);
        writer.WriteEndArray();
    }

    private void WriteDetails(Utf8JsonWriter writer, AwsFeatures features)
    {
        var hasFilters = features.GeneralLabels && _filters.Length > 0;
        var hasColors = features.ImageProperties && _maxDominantColors is not null;
        if (!hasFilters && !hasColors)
        {
            return;
        }

        writer.WriteStartObject("Settings"u8);
        if (hasFilters)
        {
            writer.WriteStartObject("GeneralLabels"u8);
            foreach (var (name, labels) in _filters)
            {
                WriteFilter(writer, name, labels);
            }

            writer.WriteEndObject();
        }

        if (hasColors)
        {
            writer.WriteStartObject("ImageProperties"u8);
            writer.WriteNumber("MaxDominantColors"u8, _maxDominantColors!.Value);
            writer.WriteEndObject();
        }

        writer.WriteEndObject();
    }

    private static void WriteFilter(Utf8JsonWriter writer, string name, string[] labels)
    {
        writer.WriteStartArray(name);
        foreach (var label in labels)
        {
            writer.WriteStringValue(label);
        }

        writer.WriteEndArray();
    }
}
