using System.Text.Json.Serialization;

namespace VisionAdapters.Evaluation;

[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(StoredAnswer))]
[JsonSerializable(typeof(StoredClass[]))]
[JsonSerializable(typeof(BillableUsage[]))]
[JsonSerializable(typeof(IReadOnlyList<string>[]))]
internal sealed partial class StoredJsonContext : JsonSerializerContext;
