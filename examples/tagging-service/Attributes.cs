using VisionAdapters;
using VisionAdapters.Taxonomy;

namespace TaggingService;

/// <summary>The answer: the best value of each facet, who gave it, and who was asked in vain.</summary>
internal sealed record Attributes
{
    public required string Provider { get; init; }

    public required IReadOnlyDictionary<string, AttributeValue> Values { get; init; }

    public IReadOnlyList<string> FailedAttempts { get; init; } = [];

    public static Attributes From(TaggingResponse response, MappingResult mapping) => new()
    {
        Provider = response.Provider,
        Values = mapping.BestValues.ToDictionary(
            value => value.Facet.Id,
            value => new AttributeValue { Id = value.Value.Id, Name = value.Value.Name, Confidence = Math.Round(value.Confidence, 3) }),
        FailedAttempts = [.. response.FailedAttempts.Select(attempt => $"{attempt.Provider}: {attempt.Kind}")],
    };
}

internal sealed record AttributeValue
{
    public required string Id { get; init; }

    public required string Name { get; init; }

    public required double Confidence { get; init; }
}
