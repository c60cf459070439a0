using System.Collections;
using System.Text.Json;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using Google.Protobuf.WellKnownTypes;

namespace VisionAdapters.Emulator;

/// <summary>
/// Reads proto3 JSON straight into messages: names in camel or snake case, enums as names or numbers. Unlike the runtime's own reader it
/// takes UTF-8, so that an image never becomes a string.
/// </summary>
internal static class ProtoJsonReader
{
    /// <summary>Reads an object into a message; the reader stands on its begin.</summary>
    /// <param name="json">The reader.</param>
    /// <param name="message">The message to fill.</param>
    /// <param name="body">What the reader reads: bytes of an image become a part of it, see <see cref="Base64Json"/>.</param>
    /// <param name="ignoreUnknown">Whether to skip unknown names, as for answers of newer services, or to refuse them.</param>
    /// <exception cref="JsonException">The JSON does not fit the message.</exception>
    public static void Read(ref Utf8JsonReader json, IMessage message, Memory<byte> body, bool ignoreUnknown)
    {
        if (json.TokenType != JsonTokenType.StartObject)
        {
            throw new JsonException($"{message.Descriptor.FullName} must be an object");
        }

        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            var field = Find(ref json, message.Descriptor);
            if (field is null && !ignoreUnknown)
            {
                throw new JsonException($"Unknown name \"{json.GetString()}\": Cannot find field");
            }

            json.Read();
            if (field is null || json.TokenType == JsonTokenType.Null || IsSpecial(field))
            {
                json.Skip();
            }
            else
            {
                ReadField(ref json, message, field, body, ignoreUnknown);
            }
        }
    }

    private static FieldDescriptor? Find(ref Utf8JsonReader json, MessageDescriptor descriptor)
    {
        foreach (var field in descriptor.Fields.InFieldNumberOrder())
        {
            if (json.ValueTextEquals(field.JsonName) || json.ValueTextEquals(field.Name))
            {
                return field;
            }
        }

        return null;
    }

    /// <summary>Tells the types that have a JSON form of their own. None of them matters to the emulator.</summary>
    private static bool IsSpecial(FieldDescriptor field) => field.FieldType == FieldType.Message
        && (field.MessageType.File == Any.Descriptor.File || field.MessageType.File == Timestamp.Descriptor.File);

    private static void ReadField(ref Utf8JsonReader json, IMessage message, FieldDescriptor field, Memory<byte> body, bool ignoreUnknown)
    {
        if (field.IsMap)
        {
            ReadMap(ref json, (IDictionary)field.Accessor.GetValue(message));
        }
        else if (field.IsRepeated)
        {
            ReadList(ref json, (IList)field.Accessor.GetValue(message), field, body, ignoreUnknown);
        }
        else
        {
            field.Accessor.SetValue(message, ReadValue(ref json, field, body, ignoreUnknown));
        }
    }

    private static void ReadMap(ref Utf8JsonReader json, IDictionary map)
    {
        Expect(ref json, JsonTokenType.StartObject, "an object");
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            var key = json.GetString()!;
            json.Read();
            map[key] = ReadText(ref json);
        }
    }

    private static void ReadList(ref Utf8JsonReader json, IList list, FieldDescriptor field, Memory<byte> body, bool ignoreUnknown)
    {
        Expect(ref json, JsonTokenType.StartArray, "an array");
        while (json.Read() && json.TokenType != JsonTokenType.EndArray)
        {
            list.Add(ReadValue(ref json, field, body, ignoreUnknown));
        }
    }

    private static object ReadValue(ref Utf8JsonReader json, FieldDescriptor field, Memory<byte> body, bool ignoreUnknown)
    {
        switch (field.FieldType)
        {
            case FieldType.Message when field.MessageType.File == FloatValue.Descriptor.File:
                return (float)ReadNumber(ref json);
            case FieldType.Message:
                var message = field.MessageType.Parser.ParseFrom(ByteString.Empty);
                Read(ref json, message, body, ignoreUnknown);
                return message;
            case FieldType.String:
                return ReadText(ref json);
            case FieldType.Bytes:
                return UnsafeByteOperations.UnsafeWrap(Base64Json.Read(ref json, body));
            case FieldType.Bool:
                return json.TokenType is JsonTokenType.True or JsonTokenType.False
                    ? json.GetBoolean()
                    : throw new JsonException("true or false expected");
            case FieldType.Enum:
                return ReadEnum(ref json, field.EnumType);
            case FieldType.Float:
                return (float)ReadNumber(ref json);
            case FieldType.Double:
                return ReadNumber(ref json);
            case FieldType.Int32:
                return checked((int)ReadNumber(ref json));
            default:
                return checked((ulong)ReadNumber(ref json));
        }
    }

    private static object ReadEnum(ref Utf8JsonReader json, EnumDescriptor type)
    {
        if (json.TokenType == JsonTokenType.String)
        {
            return (type.FindValueByName(json.GetString()) ?? throw new JsonException($"Invalid value for {type.FullName}")).Number;
        }

        return checked((int)ReadNumber(ref json));
    }

    /// <summary>Reads a number; proto3 JSON allows one in quotes.</summary>
    private static double ReadNumber(ref Utf8JsonReader json) => json.TokenType switch
    {
        JsonTokenType.Number => json.GetDouble(),
        JsonTokenType.String when double.TryParse(json.GetString(), out var number) => number,
        _ => throw new JsonException("a number is expected"),
    };

    private static string ReadText(ref Utf8JsonReader json)
    {
        Expect(ref json, JsonTokenType.String, "a string");
        return json.GetString()!;
    }

    private static void Expect(ref Utf8JsonReader json, JsonTokenType type, string what)
    {
        if (json.TokenType != type)
        {
            throw new JsonException($"{what} is expected");
        }
    }
}
