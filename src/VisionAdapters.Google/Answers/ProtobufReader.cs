using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Unicode;
using VisionAdapters.Wire;

namespace VisionAdapters.Google;

/// <summary>
/// Walks through the protobuf encoding of an answer as <see cref="WireReader"/> walks through JSON: the fields are told apart by number,
/// and what is not asked
/// for is skipped without being kept. Generated classes would build every unknown part of a hostile body first.
/// </summary>
/// <remarks>A repeated field comes as one property for each of its elements, so an array has one element here.</remarks>
internal ref struct ProtobufReader : IWireReader
{
    private const int Varint = 0;
    private const int Fixed64 = 1;
    private const int Bytes = 2;
    private const int Fixed32 = 5;

    private readonly string _provider;
    private readonly ReadOnlySpan<byte> _body;
    private Ends _ends;
    private int _depth;
    private int _position;
    private int _field;
    private int _type = Bytes;
    private int _valueStart;
    private int _valueEnd;
    private int _items;
    private bool _hasElement;

    /// <summary>Starts reading and stands on the outermost message.</summary>
    /// <exception cref="TaggingException">The body is too long.</exception>
    public ProtobufReader(string provider, ReadOnlySpan<byte> body)
    {
        _provider = provider;
        _body = body;
        _valueEnd = body.Length;
        if (body.Length > WireReader.LongestBody)
        {
            throw ProtocolError($"it has {body.Length} bytes, and no more than {WireReader.LongestBody} are read");
        }
    }

    /// <inheritdoc/>
    public readonly int TokenStart => _valueStart;

    /// <inheritdoc/>
    public readonly int BytesRead => _position;

    /// <inheritdoc/>
    public bool EnterObject()
    {
        if (_depth == Ends.Length)
        {
            throw ProtocolError("it is nested too deeply");
        }

        (_position, _) = Value("a message");
        _ends[_depth++] = _valueEnd;
        return true;
    }

    /// <inheritdoc/>
    public bool EnterArray() => _hasElement = true;

    /// <inheritdoc/>
    public bool NextElement()
    {
        if (!_hasElement)
        {
            return false;
        }

        _hasElement = false;
        return ++_items <= WireReader.MostItems ? true : throw ProtocolError($"it has more than {WireReader.MostItems} items");
    }

    /// <inheritdoc/>
    public bool NextProperty()
    {
        var end = _ends[_depth - 1];
        if (_position == end)
        {
            _depth--;
            return false;
        }

        var tag = ReadVarint(end);
        (_field, _type, _valueStart) = ((int)(tag >> 3), (int)(tag & 7), _position);
        if (tag > uint.MaxValue || _field == 0)
        {
            throw ProtocolError("a field has no valid number");
        }

        _valueEnd = ValueEnd(end);
        return true;
    }

    /// <inheritdoc/>
    public readonly bool Is(int number, ReadOnlySpan<byte> name) => _field == number;

    /// <inheritdoc/>
    public void Skip() => _position = _valueEnd;

    /// <inheritdoc/>
    public string? Text()
    {
        var (start, end) = Value("a string");
        _position = end;
        var text = _body[start..end];
        if (text.Length > WireReader.LongestText)
        {
            throw ProtocolError($"a string has more than {WireReader.LongestText} bytes");
        }

        return Utf8.IsValid(text) ? Encoding.UTF8.GetString(text) : throw ProtocolError("a string is not valid UTF-8");
    }

    /// <inheritdoc/>
    public double? Number()
    {
        var value = _body[_valueStart.._valueEnd];
        var number = _type switch
        {
            Fixed32 => FloatDecimals.Widen(BinaryPrimitives.ReadSingleLittleEndian(value)),
            Fixed64 => BinaryPrimitives.ReadDoubleLittleEndian(value),
            Varint => ReadInteger(),
            _ => throw ProtocolError("a number was expected"),
        };
        _position = _valueEnd;
        return double.IsFinite(number) ? number : throw ProtocolError("a number is out of range");
    }

    /// <inheritdoc/>
    public readonly TaggingException ProtocolError(string problem, Exception? cause = null) =>
        WireReader.ProtocolError(_provider, $"{problem} (at byte {_valueStart})", cause);

    private readonly (int Start, int End) Value(string expected) =>
        _type == Bytes ? (_valueStart, _valueEnd) : throw ProtocolError($"{expected} was expected");

    private int ValueEnd(int end)
    {
        long valueEnd;
        switch (_type)
        {
            case Varint:
                ReadVarint(end);
                valueEnd = _position;
                break;
            case Fixed64:
                valueEnd = _position + sizeof(long);
                break;
            case Fixed32:
                valueEnd = _position + sizeof(int);
                break;
            case Bytes:
                var length = ReadVarint(end);
                _valueStart = _position;
                valueEnd = length > int.MaxValue ? long.MaxValue : _position + (long)length;
                break;
            default:
                throw ProtocolError($"a field has the unknown wire type {_type}");
        }

        return valueEnd <= end ? (int)valueEnd : throw ProtocolError("a field is longer than its message");
    }

    private long ReadInteger()
    {
        _position = _valueStart;
        return (long)ReadVarint(_valueEnd);
    }

    private ulong ReadVarint(int end)
    {
        ulong value = 0;
        for (var shift = 0; shift < 70 && _position < end; shift += 7)
        {
            var part = _body[_position++];
            value |= (ulong)(part & 0x7F) << shift;
            if (part < 0x80)
            {
                return value;
            }
        }

        throw ProtocolError("a number is cut off or too long");
    }

    /// <summary>Where the messages end that were entered: the deepest answer that is read has six levels.</summary>
    [InlineArray(Length)]
    private struct Ends
    {
        public const int Length = 16;

        private int _first;
    }
}
