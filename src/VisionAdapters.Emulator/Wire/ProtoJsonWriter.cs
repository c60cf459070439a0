using System.Collections;
using System.Text.Json;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using Google.Protobuf.WellKnownTypes;
using Google.Rpc;

namespace VisionAdapters.Emulator;

/// <summary>Writes messages as proto3 JSON the way the service does: fields by number, default values left out.</summary>
internal sealed class ProtoJsonWriter(Utf8JsonWriter json, bool enumsAsNumbers)
{
    private static readonly JsonFormatter Details = new(JsonFormatter.Settings.Default
        .WithTypeRegistry(
            TypeRegistry.FromMessages(ErrorInfo.Descriptor, RetryInfo.Descriptor, QuotaFailure.Descriptor, BadRequest.Descriptor)));

    /// <summary>Formats a detail of an error; such details have names of types in them.</summary>
    public static string FormatDetail(IMessage detail) => Details.Format(detail);

    public void Write(IMessage message)
    {
        json.WriteStartObject();
        foreach (var field in message.Descriptor.Fields.InFieldNumberOrder())
        {
            var value = field.Accessor.GetValue(message);
            if (!IsDefault(value))
            {
                json.WritePropertyName(field.JsonName);
                WriteField(field, value);
            }
        }

        json.WriteEndObject();
    }

    private static bool IsDefault(object? value) => value switch
    {
        null => true,
        string text => text.Length == 0,
        float number => number == 0,
        double number => number == 0,
        int number => number == 0,
        ulong number => number == 0,
        bool flag => !flag,
        ByteString bytes => bytes.IsEmpty,
        System.Enum number => Convert.ToInt32(number) == 0,
        ICollection collection => collection.Count == 0,
        _ => false,
    };

    private void WriteField(FieldDescriptor field, object value)
    {
        if (field.IsMap)
        {
            json.WriteStartObject();
            foreach (DictionaryEntry entry in (IDictionary)value)
            {
                json.WriteString((string)entry.Key, (string?)entry.Value);
            }

            json.WriteEndObject();
        }
        else if (field.IsRepeated)
        {
            json.WriteStartArray();
            foreach (var item in (IList)value)
            {
                WriteValue(field, item);
            }

            json.WriteEndArray();
        }
        else
        {
            WriteValue(field, value);
        }
    }

    private void WriteValue(FieldDescriptor field, object value)
    {
        switch (value)
        {
            case Any or Timestamp or Duration:
                json.WriteRawValue(FormatDetail((IMessage)value));
                break;
            case IMessage message:
                Write(message);
                break;
            case string text:
                json.WriteStringValue(text);
                break;
            case float number:
                json.WriteNumberValue(number);
                break;
            case double number:
                json.WriteNumberValue(number);
                break;
            case int number:
                json.WriteNumberValue(number);
                break;
            case ulong number:
                json.WriteStringValue(number.ToString());
                break;
            case bool flag:
                json.WriteBooleanValue(flag);
                break;
            case ByteString bytes:
                json.WriteBase64StringValue(bytes.Span);
                break;
            default:
                WriteEnum(field.EnumType, Convert.ToInt32(value));
                break;
        }
    }

    private void WriteEnum(EnumDescriptor type, int number)
    {
        if (!enumsAsNumbers && type.FindValueByNumber(number) is { } value)
        {
            json.WriteStringValue(value.Name);
        }
        else
        {
            json.WriteNumberValue(number);
        }
    }
}
