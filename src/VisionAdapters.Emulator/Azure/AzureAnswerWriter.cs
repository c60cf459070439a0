using System.Text.Json;

namespace VisionAdapters.Emulator;

/// <summary>Writes an answer in the service's own form: the keys asked for, in the service's order.</summary>
internal sealed class AzureAnswerWriter(Utf8JsonWriter json, AzureQuery query, ImageSize size)
{
    /// <summary>The model's version, which is older than the newest version of the API.</summary>
    public const string ModelVersion = "2023-10-01";

    private const int MaxDenseCaptions = 10;
    private const double DefaultRatio = 1.0;

    public void Write(TaggingResponse response)
    {
        json.WriteStartObject();
        json.WriteString("modelVersion"u8, response.ModelVersion ?? ModelVersion);
        if (query.Features.HasFlag(AzureFeatures.Caption))
        {
            json.WriteStartObject("captionResult"u8);
            WriteCaption(Caption(response));
            json.WriteEndObject();
        }

        if (query.Features.HasFlag(AzureFeatures.DenseCaptions))
        {
            WriteList("denseCaptionsResult"u8, DenseCaptions(response), caption =>
            {
                WriteCaption(caption);
                WriteBox(caption.Region ?? new ImageRegion(0, 0, 1, 1));
            });
        }

        WriteMetadata(json, size);
        if (query.Features.HasFlag(AzureFeatures.Tags))
        {
            WriteList("tagsResult"u8, response.Tags.OrderByDescending(tag => tag.Confidence), tag =>
            {
                json.WriteString("name"u8, tag.Name);
                json.WriteNumber("confidence"u8, Widened(tag.Confidence));
            });
        }

        if (query.Features.HasFlag(AzureFeatures.Objects))
        {
            WriteList("objectsResult"u8, response.Objects, WriteObject);
        }

        if (query.Features.HasFlag(AzureFeatures.Read))
        {
            json.WriteStartObject("readResult"u8);
            json.WriteStartArray("blocks"u8);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        if (query.Features.HasFlag(AzureFeatures.SmartCrops))
        {
            WriteList("smartCropsResult"u8, query.CropRatios.Count > 0 ? query.CropRatios : [DefaultRatio], WriteCrop);
        }

        if (query.Features.HasFlag(AzureFeatures.People))
        {
            var people = response.Objects.Where(found => string.Equals(found.Name, "person", StringComparison.OrdinalIgnoreCase));
            WriteList("peopleResult"u8, people, person =>
            {
                WriteBox(person.Region);
                json.WriteNumber("confidence"u8, Widened(person.Confidence));
            });
        }

        json.WriteEndObject();
    }

    public static void WriteMetadata(Utf8JsonWriter json, ImageSize size)
    {
        json.WriteStartObject("metadata"u8);
        json.WriteNumber("width"u8, size.Width);
        json.WriteNumber("height"u8, size.Height);
        json.WriteEndObject();
    }

    /// <summary>The service computes with 32-bit floats and prints them as 64-bit ones.</summary>
    private static double Widened(double confidence) => (float)confidence;

    private static ImageCaption Caption(TaggingResponse response) => response.Captions.FirstOrDefault(caption => caption.Region is null)
        ?? new ImageCaption { Text = response.Tags.Count > 0 ? $"a {response.Tags[0].Name}" : "an image", Confidence = 0.5 };

    private static IEnumerable<ImageCaption> DenseCaptions(TaggingResponse response) =>
        response.Captions.Where(caption => caption.Region is not null).Prepend(Caption(response)).Take(MaxDenseCaptions);

    private void WriteCaption(ImageCaption caption)
    {
        json.WriteString("text"u8, query.IsGenderNeutral ? NeutralCaption.From(caption.Text) : caption.Text);
        json.WriteNumber("confidence"u8, Widened(caption.Confidence ?? 0));
    }

    private void WriteObject(LocalizedObject found)
    {
        const int Decimals = 3;
        WriteBox(found.Region);
        json.WriteStartArray("tags"u8);
        json.WriteStartObject();
        json.WriteString("name"u8, found.Name);
        json.WriteNumber("confidence"u8, Math.Round(found.Confidence, Decimals));
        json.WriteEndObject();
        json.WriteEndArray();
    }

    private void WriteCrop(double ratio)
    {
        var width = Math.Min(size.Width, size.Height * ratio);
        var (w, h) = (width / size.Width, width / ratio / size.Height);
        json.WriteNumber("aspectRatio"u8, ratio);
        WriteBox(new ImageRegion((1 - w) / 2, (1 - h) / 2, w, h));
    }

    private void WriteBox(ImageRegion region)
    {
        json.WriteStartObject("boundingBox"u8);
        json.WriteNumber("x"u8, (int)Math.Round(region.X * size.Width));
        json.WriteNumber("y"u8, (int)Math.Round(region.Y * size.Height));
        json.WriteNumber("w"u8, (int)Math.Round(region.Width * size.Width));
        json.WriteNumber("h"u8, (int)Math.Round(region.Height * size.Height));
        json.WriteEndObject();
    }

    private void WriteList<T>(ReadOnlySpan<byte> name, IEnumerable<T> values, Action<T> write)
    {
        json.WriteStartObject(name);
        json.WriteStartArray("values"u8);
        foreach (var value in values)
        {
            json.WriteStartObject();
            write(value);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}
