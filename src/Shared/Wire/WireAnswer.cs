using System.Text.Json;

namespace VisionAdapters.Wire;

/// <summary>Reads a whole answer.</summary>
internal static class WireAnswer
{
    private const string JsonType = "application/json";

    /// <summary>Reads what the outermost value says.</summary>
    public delegate T Reading<out T>(ref WireReader reader);

    /// <summary>Reads an answer. Only <see cref="TaggingException"/> leaves here, whatever the bytes are.</summary>
    /// <exception cref="TaggingException">
    /// The answer is an error, or does not follow the protocol; then the exception keeps its bytes.
    /// </exception>
    public static T Read<T>(string provider, ReadOnlyMemory<byte> json, Reading<T> read, bool readsSnakeCase = false)
    {
        try
        {
            var reader = new WireReader(provider, json.Span, readsSnakeCase);
            var answer = read(ref reader);
            reader.Finish();
            return answer;
        }
        catch (JsonException exception)
        {
            throw Keep(
                WireReader.ProtocolError(provider, $"it is no valid JSON: {exception.Message.TrimEnd('.')}", exception), JsonType, json);
        }
        catch (TaggingException exception) when (exception is { Kind: TaggingErrorKind.ProtocolError, RawRepresentation: null })
        {
            throw Keep(exception, JsonType, json);
        }
    }

    /// <summary>Keeps the bytes of an answer that could not be read: they may have been paid for.</summary>
    public static TaggingException Keep(TaggingException error, string contentType, ReadOnlyMemory<byte> body) =>
        new(error) { RawRepresentation = new RawResponse { ContentType = contentType, Body = body } };
}
