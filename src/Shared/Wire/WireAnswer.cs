using System.Text.Json;

namespace VisionAdapters.Wire;

/// <summary>Reads a whole answer.</summary>
internal static class WireAnswer
{
    /// <summary>Reads what the outermost value says.</summary>
    public delegate T Reading<out T>(ref WireReader reader);

    /// <summary>Reads an answer. Only <see cref="TaggingException"/> leaves here, whatever the bytes are.</summary>
    /// <exception cref="TaggingException">The answer is an error, or does not follow the protocol.</exception>
    public static T Read<T>(string provider, ReadOnlyMemory<byte> json, Reading<T> read)
    {
        try
        {
            var reader = new WireReader(provider, json.Span);
            var answer = read(ref reader);
            reader.Finish();
            return answer;
        }
        catch (JsonException exception)
        {
            throw WireReader.ProtocolError(provider, $"it is no valid JSON: {exception.Message.TrimEnd('.')}", exception);
        }
    }
}
