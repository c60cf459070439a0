using System.Text.Json;
using System.Text.Json.Serialization;

namespace VisionAdapters.Evaluation;

/// <summary>Writes a value of an enumeration as its name, in camel case.</summary>
internal sealed class CamelCaseEnumConverter<TEnum>()
    : JsonStringEnumConverter<TEnum>(JsonNamingPolicy.CamelCase, allowIntegerValues: false)
    where TEnum : struct, Enum;
