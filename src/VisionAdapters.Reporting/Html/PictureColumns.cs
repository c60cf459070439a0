using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace VisionAdapters.Reporting;

/// <summary>
/// Lays the images out in columns of small numbers, which compress well and which the script reads without making an object an image.
/// </summary>
internal sealed class PictureColumns(PictureIndex index)
{
    private const int ConfidenceSteps = 1000;

    private readonly Dictionary<string, int> _texts = new(StringComparer.Ordinal);

    public string ToJson()
    {
        var document = new JsonObject
        {
            ["images"] = Array(index.Images.Select(image => JsonValue.Create(Page.Label(image.Image)))),
            ["tiles"] = Numbers(image => image.Tile ?? -1),
            ["providers"] = Array(index.Providers.Select(provider => JsonValue.Create(Page.Label(ProviderCell.NameOf(provider))))),
            ["providerIds"] = Array(index.Providers.Select(provider => JsonValue.Create(provider.Id))),
            ["facets"] = Array(index.Facets.Select(Facet)),
            ["answers"] = Array(index.Providers.Select(Answers)),
        };
        document["texts"] = Array(_texts.Keys.Select(text => JsonValue.Create(Page.Label(text))));
        return document.ToJsonString(new JsonSerializerOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
    }

    private static JsonArray Array(IEnumerable<JsonNode?> nodes) => new([.. nodes]);

    private static JsonArray Array(List<int> numbers) => Array(numbers.Select(number => (JsonNode)number));

    private JsonArray Numbers(Func<ReportImage, int> number) => Array(index.Images.Select(image => (JsonNode)number(image)));

    private JsonObject Facet(FacetScores facet)
    {
        var sets = new ValueSets();
        return new JsonObject
        {
            ["id"] = facet.Facet,
            ["name"] = Page.Label(facet.Name),
            ["truth"] = Numbers(image => sets.NumberOf(image.Truth.GetValueOrDefault(facet.Facet))),
            ["said"] = Array(index.Providers.Select(provider => Numbers(image =>
                sets.NumberOf(PictureIndex.SaidBy(PictureIndex.ReadingOf(image, provider), facet))))),
            ["confidence"] = Array(index.Providers.Select(provider => Numbers(image =>
                Step(PictureIndex.ReadingOf(image, provider)?.Facets.GetValueOrDefault(facet.Facet)?.Confidence)))),
            ["kind"] = Array(index.Providers.Select(provider => Numbers(image => (int)index.KindOf(image, provider, facet)))),
            ["sets"] = Array(sets.All.Select(set => Array(set.Select(value => JsonValue.Create(Page.Label(value)))))),
        };
    }

    /// <summary>The labels of a provider's answers, one after another; <c>ends</c> tells where those of each image end.</summary>
    private JsonObject Answers(Evaluation.ProviderResult provider)
    {
        var (ends, failures) = (new List<int>(), new List<int>());
        var (names, confidences, rules, outcomes) = (new List<int>(), new List<int>(), new List<int>(), new List<int>());
        foreach (var image in index.Images)
        {
            var reading = PictureIndex.ReadingOf(image, provider);
            foreach (var label in reading?.Labels ?? [])
            {
                names.Add(Text(label.Name));
                confidences.Add(Step(label.Confidence));
                rules.Add(label.Rule is { } rule ? Text(rule) : -1);
                outcomes.Add(Text(label.Outcome));
            }

            ends.Add(names.Count);
            failures.Add(reading?.Failure is { } failure ? Text(failure) : -1);
        }

        return new JsonObject
        {
            ["ends"] = Array(ends),
            ["failure"] = Array(failures),
            ["name"] = Array(names),
            ["confidence"] = Array(confidences),
            ["rule"] = Array(rules),
            ["outcome"] = Array(outcomes),
        };
    }

    private int Text(string text)
    {
        _texts.TryAdd(text, _texts.Count);
        return _texts[text];
    }

    private static int Step(double? confidence) => confidence is { } value ? (int)Math.Round(value * ConfidenceSteps) : -1;

    /// <summary>The different sets of values of a facet, each under a number; -1 stands for no set at all.</summary>
    private sealed class ValueSets
    {
        private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
        private readonly List<IReadOnlyList<string>> _all = [];

        public IReadOnlyList<IReadOnlyList<string>> All => _all;

        public int NumberOf(IReadOnlyList<string>? values)
        {
            if (values is null)
            {
                return -1;
            }

            var sorted = values.Order(StringComparer.Ordinal).ToList();
            var key = string.Join('\u001f', sorted);
            if (_numbers.TryAdd(key, _all.Count))
            {
                _all.Add(sorted);
            }

            return _numbers[key];
        }
    }
}
