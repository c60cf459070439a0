using System.Buffers.Text;

namespace VisionAdapters.Http;

/// <summary>Walks through a JSON body with images in base64, buffer by buffer.</summary>
internal struct Base64JsonCursor(IReadOnlyList<Base64JsonPart> parts)
{
    private const int BytesOfGroup = 3;
    private const int DigitsOfGroup = 4;

    private int _part;
    private int _json;
    private int _image;

    /// <summary>Writes the next bytes of the body.</summary>
    /// <param name="buffer">Where they go; at least one group of four digits long.</param>
    /// <returns>The number of bytes written; 0 at the end.</returns>
    public int Read(Span<byte> buffer)
    {
        var written = 0;
        while (_part < parts.Count)
        {
            var part = parts[_part];
            written += ReadJson(part.Json.Span, buffer[written..]);
            if (_json == part.Json.Length)
            {
                written += ReadImage(part.Image.Span, buffer[written..]);
            }

            if (_json < part.Json.Length || _image < part.Image.Length)
            {
                // No room is left, or too little for a group of digits.
                return written;
            }

            (_part, _json, _image) = (_part + 1, 0, 0);
        }

        return written;
    }

    private int ReadJson(ReadOnlySpan<byte> json, Span<byte> buffer)
    {
        var count = Math.Min(json.Length - _json, buffer.Length);
        json.Slice(_json, count).CopyTo(buffer);
        _json += count;
        return count;
    }

    private int ReadImage(ReadOnlySpan<byte> image, Span<byte> buffer)
    {
        // Only the image's last group may be padded: every buffer but the last one takes whole groups.
        var count = Math.Min(image.Length - _image, buffer.Length / DigitsOfGroup * BytesOfGroup);
        Base64.EncodeToUtf8(image.Slice(_image, count), buffer, out _, out var written);
        _image += count;
        return written;
    }
}
