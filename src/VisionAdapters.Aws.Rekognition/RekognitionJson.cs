using System.Buffers;
using System.Text.Json;
using Amazon.Rekognition.Model;
using RekognitionColor = Amazon.Rekognition.Model.DominantColor;

namespace VisionAdapters.Aws;

/// <summary>Writes typed answers as the service does: the client keeps no raw one.</summary>
internal static class RekognitionJson
{
    public static ReadOnlyMemory<byte> Write(DetectLabelsResponse answer) => Write(writer =>
    {
        WriteText(writer, "LabelModelVersion", answer.LabelModelVersion);
        WriteText(writer, "OrientationCorrection", answer.OrientationCorrection?.Value);
        WriteList(writer, "Labels", answer.Labels, WriteLabel);
        if (answer.ImageProperties is { } properties)
        {
            writer.WriteStartObject("ImageProperties");
            WriteColors(writer, properties.DominantColors);
            WritePart(writer, "Foreground", properties.Foreground?.DominantColors);
            WritePart(writer, "Background", properties.Background?.DominantColors);
            writer.WriteEndObject();
        }
    });

    public static ReadOnlyMemory<byte> Write(DetectCustomLabelsResponse answer) =>
        Write(writer => WriteList(writer, "CustomLabels", answer.CustomLabels, WriteCustomLabel));

    private static ReadOnlyMemory<byte> Write(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            write(writer);
            writer.WriteEndObject();
        }

        return buffer.WrittenMemory;
    }

    private static void WriteLabel(Utf8JsonWriter writer, Label label)
    {
        WriteText(writer, "Name", label.Name);
        WriteNumber(writer, "Confidence", label.Confidence);
        WriteList(writer, "Instances", label.Instances, WriteInstance);
        WriteNames(writer, "Parents", label.Parents?.Select(parent => parent.Name));
        WriteNames(writer, "Aliases", label.Aliases?.Select(alias => alias.Name));
        WriteNames(writer, "Categories", label.Categories?.Select(category => category.Name));
    }

    private static void WriteCustomLabel(Utf8JsonWriter writer, CustomLabel label)
    {
        WriteText(writer, "Name", label.Name);
        WriteNumber(writer, "Confidence", label.Confidence);
        if (label.Geometry is { } geometry)
        {
            writer.WriteStartObject("Geometry");
            WriteBox(writer, geometry.BoundingBox);
            writer.WriteEndObject();
        }
    }

    private static void WriteInstance(Utf8JsonWriter writer, Instance instance)
    {
        WriteNumber(writer, "Confidence", instance.Confidence);
        WriteBox(writer, instance.BoundingBox);
        WriteColors(writer, instance.DominantColors);
    }

    private static void WriteBox(Utf8JsonWriter writer, BoundingBox? box)
    {
        if (box is null)
        {
            return;
        }

        writer.WriteStartObject("BoundingBox");
        WriteNumber(writer, "Left", box.Left);
        WriteNumber(writer, "Top", box.Top);
        WriteNumber(writer, "Width", box.Width);
        WriteNumber(writer, "Height", box.Height);
        writer.WriteEndObject();
    }

    private static void WritePart(Utf8JsonWriter writer, string name, List<RekognitionColor>? colors)
    {
        if (colors is not null)
        {
            writer.WriteStartObject(name);
            WriteColors(writer, colors);
            writer.WriteEndObject();
        }
    }

    private static void WriteColors(Utf8JsonWriter writer, List<RekognitionColor>? colors) =>
        WriteList(writer, "DominantColors", colors, static (writer, color) =>
        {
            WriteNumber(writer, "Red", color.Red);
            WriteNumber(writer, "Green", color.Green);
            WriteNumber(writer, "Blue", color.Blue);
            WriteText(writer, "HexCode", color.HexCode);
            WriteText(writer, "CSSColor", color.CSSColor);
            WriteText(writer, "SimplifiedColor", color.SimplifiedColor);
            WriteNumber(writer, "PixelPercent", color.PixelPercent);
        });

    private static void WriteNames(Utf8JsonWriter writer, string name, IEnumerable<string?>? names) =>
        WriteList(writer, name, names, static (writer, text) => WriteText(writer, "Name", text));

    private static void WriteList<T>(Utf8JsonWriter writer, string name, IEnumerable<T>? items, Action<Utf8JsonWriter, T> write)
    {
        if (items is null)
        {
            return;
        }

        writer.WriteStartArray(name);
        foreach (var item in items)
        {
            writer.WriteStartObject();
            write(writer, item);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void WriteText(Utf8JsonWriter writer, string name, string? text)
    {
        if (text is not null)
        {
            writer.WriteString(name, text);
        }
    }

    // JSON has no word for what is no number; the reader takes a missing one for unknown.
    private static void WriteNumber(Utf8JsonWriter writer, string name, float? number)
    {
        if (number is { } value && float.IsFinite(value))
        {
            writer.WriteNumber(name, value);
        }
    }
}
