using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using VisionAdapters.Evaluation;

namespace VisionAdapters.Reporting;

/// <summary>The matrices and curves of all facets, for the script: what is 0 is left out.</summary>
internal static class ConfusionColumns
{
    private static readonly JsonSerializerOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string? ToJson(PictureIndex index)
    {
        var facets = index.Facets.Select(facet => Facet(index, facet)).OfType<JsonObject>().ToArray<JsonNode>();
        return facets.Length == 0
            ? null
            : new JsonObject
            {
                ["providers"] = Texts(index.Providers.Select(provider => Page.Label(ProviderCell.NameOf(provider)))),
                ["ids"] = Texts(index.Providers.Select(provider => provider.Id)),
                ["facets"] = new JsonArray(facets),
            }.ToJsonString(Options);
    }

    private static JsonObject? Facet(PictureIndex index, FacetScores facet)
    {
        var matrix = ConfusionMatrix.Find(index, facet);
        var curves = index.Providers.Select(provider => Curve(provider.Facets.GetValueOrDefault(facet.Facet)?.Curve)).ToArray<JsonNode?>();
        return matrix is null && curves.All(curve => curve is null)
            ? null
            : new JsonObject
            {
                ["id"] = facet.Facet,
                ["name"] = Page.Label(facet.Name),
                ["values"] = Texts((matrix?.Values ?? []).Select(Page.Label)),
                ["counts"] = new JsonArray([.. (matrix?.Counts ?? []).Select(Counts)]),
                ["curves"] = new JsonArray(curves),
            };
    }

    /// <summary>Row, column and number of each cell that is not 0, one after another.</summary>
    private static JsonArray? Counts(int[][]? counts) => counts is null ? null : new JsonArray(
    [
        .. from row in counts.Index()
           from cell in row.Item.Index()
           where cell.Item > 0
           from number in new[] { row.Index, cell.Index, cell.Item }
           select (JsonNode)number,
    ]);

    private static JsonObject? Curve(ConfidenceCurve? curve) => curve is null ? null : new JsonObject
    {
        ["threshold"] = Numbers(curve.Threshold),
        ["precision"] = Numbers(curve.Precision),
        ["recall"] = Numbers(curve.Recall),
        ["covered"] = Numbers(curve.Coverage),
    };

    private static JsonArray Texts(IEnumerable<string> texts) => new([.. texts.Select(text => (JsonNode)JsonValue.Create(text))]);

    private static JsonArray Numbers(IEnumerable<double> numbers) => new([.. numbers.Select(number => (JsonNode)number)]);
}
