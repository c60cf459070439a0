using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace VisionAdapters.Wire;

/// <summary>
/// Walks through the JSON of a provider's answer, whoever wrote it. What is not asked for is skipped without being kept; what is asked for
/// has the expected
/// type, a sane size and a sane value, or the answer is refused with <see cref="TaggingErrorKind.ProtocolError"/>.
/// </summary>
/// <remarks>
/// The reader stands on a value. <see cref="NextProperty"/> and <see cref="NextElement"/> move to the next value of the object or array
/// entered last;
/// whoever gets a value must read, enter or <see cref="Skip"/> it. JSON's <c>null</c> counts as absent.
/// </remarks>
internal ref struct WireReader
{
    /// <summary>More bytes than the largest answer that a service sends, full text annotations included.</summary>
    public const int MaxBody = 64 * 1024 * 1024;

    /// <summary>
    /// More than any service returns: DetectLabels ends at 1,000 labels, each with a few parents and boxes, and Google gives fewer than
    /// 1,000 labels, corners and colors for each of the 16 images of a batch.
    /// </summary>
    public const int MaxItems = 20_000;

    /// <summary>The bytes of the longest name or sentence.</summary>
    public const int MaxText = 4_096;

    private const int MaxName = 64;
    private const int MaxDepth = 64;

    private readonly string _provider;
    private readonly bool _readsSnakeCase;
    private Utf8JsonReader _json;
    private ReadOnlySpan<byte> _name;
    private int _items;

    /// <summary>Starts reading and stands on the outermost value.</summary>
    /// <param name="provider">The provider's id.</param>
    /// <param name="body">The answer.</param>
    /// <param name="readsSnakeCase">Whether <c>some_name</c> is read as <c>someName</c>, as the JSON of protobuf allows.</param>
    /// <exception cref="TaggingException">The body is too long or not UTF-8.</exception>
    /// <exception cref="JsonException">The body does not start with a value.</exception>
    public WireReader(string provider, ReadOnlySpan<byte> body, bool readsSnakeCase = false)
    {
        _provider = provider;
        _readsSnakeCase = readsSnakeCase;
        if (body.Length > MaxBody)
        {
            throw ProtocolError($"it has {body.Length} bytes, and no more than {MaxBody} are read");
        }

        if (!Utf8.IsValid(body))
        {
            throw ProtocolError("it is not valid UTF-8");
        }

        var byteOrderMark = Encoding.UTF8.Preamble;
        _json = new Utf8JsonReader(
            body.StartsWith(byteOrderMark) ? body[byteOrderMark.Length..] : body,
            new JsonReaderOptions { MaxDepth = MaxDepth });
        _json.Read();
    }

    /// <summary>Gets the number of bytes read so far, the current token's included, and without a byte order mark.</summary>
    public readonly int BytesRead => (int)_json.BytesConsumed;

    /// <summary>Gets the position of the current token's first byte, not counting a byte order mark.</summary>
    public readonly int TokenStart => (int)_json.TokenStartIndex;

    /// <summary>Enters an object.</summary>
    /// <returns>False when the value is absent.</returns>
    public readonly bool EnterObject() => Enter(JsonTokenType.StartObject, "an object");

    /// <summary>Enters an array.</summary>
    /// <returns>False when the value is absent.</returns>
    public readonly bool EnterArray() => Enter(JsonTokenType.StartArray, "an array");

    /// <summary>Moves to the value of the next property.</summary>
    /// <returns>False at the object's end.</returns>
    public bool NextProperty()
    {
        _json.Read();
        if (_json.TokenType == JsonTokenType.EndObject)
        {
            return false;
        }

        _name = _json.ValueSpan.Length > MaxName ? [] : _json.ValueIsEscaped ? Encoding.UTF8.GetBytes(Unescape()) : _json.ValueSpan;
        _json.Read();
        return true;
    }

    /// <summary>Says whether the current property has a name.</summary>
    public readonly bool IsNamed(ReadOnlySpan<byte> name) =>
        _name.SequenceEqual(name) || (_readsSnakeCase && _name.Length > name.Length && IsSnakeCaseOf(_name, name));

    /// <summary>Moves to the next element.</summary>
    /// <returns>False at the array's end.</returns>
    public bool NextElement()
    {
        _json.Read();
        if (_json.TokenType == JsonTokenType.EndArray)
        {
            return false;
        }

        return ++_items <= MaxItems ? true : throw ProtocolError($"it has more than {MaxItems} items");
    }

    /// <summary>Leaves the current value out.</summary>
    public void Skip() => _json.Skip();

    /// <summary>Says whether the current value is a string.</summary>
    public readonly bool IsText() => _json.TokenType == JsonTokenType.String;

    /// <summary>Reads a name or a sentence.</summary>
    public readonly string? Text()
    {
        if (IsAbsent(JsonTokenType.String, "a string"))
        {
            return null;
        }

        return _json.ValueSpan.Length <= MaxText ? Unescape() : throw ProtocolError($"a string has more than {MaxText} bytes");
    }

    /// <summary>Reads a text for people, which does not decide anything: whatever it is, it is no reason to refuse an answer.</summary>
    public string? Message()
    {
        var message = IsText() && _json.ValueSpan.Length <= MaxText ? Unescape() : null;
        Skip();
        return message;
    }

    /// <summary>Reads a finite number.</summary>
    public readonly double? Number()
    {
        if (IsAbsent(JsonTokenType.Number, "a number"))
        {
            return null;
        }

        return _json.TryGetDouble(out var number) && double.IsFinite(number) ? number : throw ProtocolError("a number is out of range");
    }

    /// <summary>An answer that does not follow the protocol.</summary>
    public readonly TaggingException ProtocolError(string problem, Exception? cause = null) =>
        ProtocolError(_provider, $"{problem} (at byte {TokenStart})", cause);

    /// <summary>An answer that does not follow the protocol.</summary>
    public static TaggingException ProtocolError(string provider, string problem, Exception? cause = null) =>
        new(TaggingErrorKind.ProtocolError, $"The answer of {provider} does not follow its protocol: {problem}.", cause)
        {
            Provider = provider,
        };

    /// <summary>Makes sure that nothing follows the outermost value.</summary>
    /// <exception cref="JsonException">Something follows.</exception>
    public void Finish() => _json.Read();

    /// <summary>Says whether <c>some_name</c> is <c>someName</c>, without making a name of either.</summary>
    private static bool IsSnakeCaseOf(ReadOnlySpan<byte> snake, ReadOnlySpan<byte> camel)
    {
        var matched = 0;
        for (var index = 0; index < snake.Length; index++)
        {
            if (snake[index] == '_')
            {
                continue;
            }

            var letter = snake[index];
            var isBegin = index > 0 && snake[index - 1] == '_' && char.IsAsciiLetterLower((char)letter);
            if (matched == camel.Length || camel[matched++] != (isBegin ? (byte)(letter - 'a' + 'A') : letter))
            {
                return false;
            }
        }

        return matched == camel.Length;
    }

    private readonly bool Enter(JsonTokenType expected, string what) => !IsAbsent(expected, what);

    private readonly bool IsAbsent(JsonTokenType expected, string what)
    {
        if (_json.TokenType == expected)
        {
            return false;
        }

        return _json.TokenType == JsonTokenType.Null ? true : throw ProtocolError($"{what} was expected");
    }

    private readonly string Unescape()
    {
        try
        {
            return WireText.Clean(_json.GetString()!);
        }
        catch (InvalidOperationException exception)
        {
            // Half a surrogate pair, written as an escape, is valid JSON but no text.
            throw ProtocolError("a string is no Unicode text", exception);
        }
    }
}
