using System.Text.Json;
using System.Text.Json.Serialization;
using VisionAdapters.Taxonomy;

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
        typeof(CamelCaseEnumConverter<SeveralValuesPolicy>),
    ])]
[JsonSerializable(typeof(BakeoffResults))]
internal sealed partial class BakeoffResultsJsonContext : JsonSerializerContext;
