using System.Text.Json;
using VisionAdapters.Taxonomy;

namespace VisionAdapters.ChatModels.Answers;

/// <summary>
/// Reads the JSON of an answer as leniently as is safe: models that know no schema wrap it in a code fence or in words, give a value
/// without a list, or a list of
/// bare names. What is not of the taxonomy is left out and counted.
/// </summary>
internal sealed class ChatAnswerReader
{
    // An answer of all facets takes a few kilobytes.
    private const int MaxAnswer = 1024 * 1024;
    private const int MaxValues = 50;

    /// <summary>What a value counts for that is named without a confidence: as likely as not.</summary>
    private const double DefaultConfidence = 0.5;

    private static readonly JsonDocumentOptions Lenient = new()
    {
        AllowTrailingCommas = true,
        CommentHandling = JsonCommentHandling.Skip,
        MaxDepth = 16,
    };

    private readonly Dictionary<string, (Facet Facet, Dictionary<string, FacetValue> Values)> _facets =
        new(StringComparer.OrdinalIgnoreCase);

    public ChatAnswerReader(IReadOnlyList<Facet> facets)
    {
        foreach (var facet in facets)
        {
            var values = new Dictionary<string, FacetValue>(StringComparer.OrdinalIgnoreCase);
            foreach (var value in facet.Values)
            {
                values[value.Id] = value;
            }

            // Ids go first: the name of one value may be the id of another.
            foreach (var value in facet.Values)
            {
                values.TryAdd(value.Name, value);
                foreach (var synonym in value.Synonyms)
                {
                    values.TryAdd(synonym, value);
                }
            }

            _facets.Add(facet.Id, (facet, values));
        }
    }

    /// <summary>Reads an answer.</summary>
    /// <exception cref="TaggingException">The answer is no JSON object (<see cref="TaggingErrorKind.ProtocolError"/>).</exception>
    public ChatAnswer Read(string text)
    {
        if (text.Length > MaxAnswer)
        {
            throw NotJson($"has {text.Length} characters", innerException: null);
        }

        var (start, end) = (text.IndexOf('{', StringComparison.Ordinal), text.LastIndexOf('}'));
        if (start < 0 || end < start)
        {
            throw NotJson("holds no JSON object", innerException: null);
        }

        try
        {
            using var document = JsonDocument.Parse(text.AsMemory(start, end - start + 1), Lenient);
            return Read(document.RootElement);
        }
        catch (JsonException exception)
        {
            throw NotJson("is not JSON", exception);
        }
    }

    private static TaggingException NotJson(string what, Exception? innerException) => new(
        TaggingErrorKind.ProtocolError,
        $"The model's answer {what}: use a model with structured output, or another {nameof(ChatAnswerForm)}.",
        innerException);

    private ChatAnswer Read(JsonElement root)
    {
        var tags = new List<ImageTag>();
        var ignored = 0;
        foreach (var property in root.EnumerateObject())
        {
            if (!_facets.TryGetValue(property.Name, out var facet))
            {
                ignored++;
                continue;
            }

            var seen = new HashSet<FacetValue>();
            foreach (var (name, confidence) in Entries(property.Value).Take(MaxValues))
            {
                if (name is not null
                    && facet.Values.TryGetValue(name.Trim(), out var value)
                    && ToFraction(confidence) is { } fraction
                    && seen.Add(value))
                {
                    tags.Add(new ImageTag { Name = value.Id, Id = value.Id, Group = facet.Facet.Id, Confidence = fraction });
                }
                else
                {
                    ignored++;
                }
            }
        }

        return new ChatAnswer([.. tags.OrderByDescending(tag => tag.Confidence)], ignored);
    }

    /// <summary>
    /// Finds values in the forms that models give them: a list, a single one, a name alone, an object of names with confidences.
    /// </summary>
    private static IEnumerable<(string? Name, double? Confidence)> Entries(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Null => [],
        JsonValueKind.String => [(element.GetString(), DefaultConfidence)],
        JsonValueKind.Array => element.EnumerateArray().Where(entry => entry.ValueKind != JsonValueKind.Array).SelectMany(Entries),
        JsonValueKind.Object when element.TryGetProperty("value", out var value) =>
        [
            (value.ValueKind == JsonValueKind.String ? value.GetString() : null,
                element.TryGetProperty("confidence", out var confidence) ? Number(confidence) : DefaultConfidence),
        ],
        JsonValueKind.Object => element.EnumerateObject().Select(entry => ((string?)entry.Name, Number(entry.Value))),
        _ => [(null, null)],
    };

    private static double? Number(JsonElement element) =>
        element.ValueKind == JsonValueKind.Number && element.TryGetDouble(out var number) ? number
        : element.ValueKind == JsonValueKind.Null ? DefaultConfidence
        : null;

    /// <summary>Takes whole numbers up to 100 for per cents, and nothing else outside of [0, 1].</summary>
    private static double? ToFraction(double? confidence) => confidence switch
    {
        >= 0 and <= 1 => confidence,
        > 1 and <= 100 when confidence == Math.Floor(confidence.Value) => confidence / 100,
        _ => null,
    };
}
