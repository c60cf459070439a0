using System.Globalization;
using System.Text;
using Google.Protobuf;
using VisionAdapters.Wire;
using VisionAdapters.Wire.GoogleVisionV1;

namespace VisionAdapters.Google;

/// <summary>
/// Reads single annotations from their protobuf bytes, with the ranges that <see cref="WireReader"/> checks in JSON.
/// </summary>
/// <remarks>proto3 does not send zeros, so an absent number is 0.</remarks>
internal static class GoogleAnnotations
{
    private static readonly MessageParser<EntityAnnotation> Labels = EntityAnnotation.Parser.WithDiscardUnknownFields(true);
    private static readonly MessageParser<LocalizedObjectAnnotation> Objects =
        LocalizedObjectAnnotation.Parser.WithDiscardUnknownFields(true);
    private static readonly MessageParser<ImageProperties> Properties = ImageProperties.Parser.WithDiscardUnknownFields(true);

    /// <summary>Reads a label; <see langword="null"/> when it has neither name nor id.</summary>
    public static ImageTag? ReadLabel(ByteString bytes)
    {
        var label = Labels.ParseFrom(bytes);
        return GoogleLabelReader.CreateTag(
            Text(label.Description),
            Text(label.Mid),
            Fraction(label.Score),
            label.Topicality == 0 ? null : Fraction(label.Topicality));
    }

    /// <summary>Reads an object; <see langword="null"/> when it has neither name nor id.</summary>
    public static LocalizedObject? ReadObject(ByteString bytes)
    {
        var found = Objects.ParseFrom(bytes);
        var box = new GoogleBox();
        foreach (var vertex in found.BoundingPoly?.NormalizedVertices ?? [])
        {
            box.Add(Coordinate(vertex.X), Coordinate(vertex.Y));
        }

        return GoogleLabelReader.CreateObject(Text(found.Name), Text(found.Mid), Fraction(found.Score), box.Region);
    }

    /// <summary>Reads the dominant colors of an image.</summary>
    public static List<DominantColor> ReadColors(ByteString bytes) =>
        [.. (Properties.ParseFrom(bytes).DominantColors?.Colors ?? []).Select(Read)];

    private static DominantColor Read(ColorInfo info) => new()
    {
        Red = Channel(info.Color?.Red ?? 0),
        Green = Channel(info.Color?.Green ?? 0),
        Blue = Channel(info.Color?.Blue ?? 0),
        PixelFraction = info.PixelFraction == 0 ? null : Fraction(info.PixelFraction),
        Score = info.Score == 0 ? null : Fraction(info.Score),
    };

    private static string? Text(string text) =>
        Encoding.UTF8.GetByteCount(text) > WireReader.MaxText ? throw ProtocolError($"a string has more than {WireReader.MaxText} bytes")
        : text.Length == 0 ? null
        : WireText.Clean(text);

    private static double Fraction(float value) =>
        WireNumbers.ToFraction(Widen(value)) ?? throw ProtocolError("a score is outside of 0 to 1");

    private static byte Channel(float value) =>
        WireNumbers.ToChannel(Widen(value)) ?? throw ProtocolError("a color channel is outside of 0 to 255");

    private static double Coordinate(float value) =>
        WireNumbers.ToCoordinate(Widen(value)) ?? throw ProtocolError("a coordinate is far outside of the image");

    /// <summary>Returns the number that JSON writes for the float: 0.1 for 0.1f, where a cast gives 0.10000000149.</summary>
    private static double Widen(float value) => float.IsFinite(value)
        ? double.Parse(value.ToString("R", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture)
        : throw ProtocolError("a number is out of range");

    private static TaggingException ProtocolError(string problem) => WireReader.ProtocolError(GoogleService.Id, problem);
}
