using System.Text.Json;
using System.Text.Json.Serialization;

namespace VisionAdapters.Evaluation;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    WriteIndented = true,
    NewLine = "\n",
    Converters =
    [
        typeof(NullForNaNConverter),
        typeof(CamelCaseEnumConverter<FacetKinds>),
        typeof(CamelCaseEnumConverter<MetricDirection>),
        typeof(CamelCaseEnumConverter<MetricUnit>),
        typeof(CamelCaseEnumConverter<Verdict>),
        typeof(CamelCaseEnumConverter<ComparisonObstacle>),
    ])]
[JsonSerializable(typeof(BakeoffResults))]
internal sealed partial class BakeoffResultsJsonContext : JsonSerializerContext;
