using System.Text.Json.Serialization;
using VisionAdapters.Taxonomy;

namespace VisionAdapters.Bakeoff;

[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(StoredAnswer))]
[JsonSerializable(typeof(StoredClass[]))]
[JsonSerializable(typeof(BillableUsage[]))]
[JsonSerializable(typeof(IReadOnlyList<string>[]))]
[JsonSerializable(typeof(MapHead[]))]
internal sealed partial class StoredJsonContext : JsonSerializerContext;
