using System.Text.Json.Serialization;

namespace VisionAdapters.Evaluation;

/// <summary>What a reader of results must know about a metric: all of it stands in <c>results.json</c>.</summary>
public record MetricDescription
{
    /// <summary>Gets the id that results and files know the metric by, in camel case, such as <c>macroF1</c>.</summary>
    public required string Id { get; init; }

    /// <summary>Gets the heading of its column.</summary>
    public required string Header { get; init; }

    /// <summary>Gets what it means, in a sentence or two.</summary>
    public required string Definition { get; init; }

    /// <summary>Gets which values are good ones.</summary>
    public MetricDirection Direction { get; init; } = MetricDirection.HigherIsBetter;

    /// <summary>Gets how its values are shown.</summary>
    public MetricUnit Unit { get; init; } = MetricUnit.Score;

    /// <summary>Gets the facets whose leaderboards have a column of it; the other ones have its values in files only.</summary>
    public FacetKinds ShownOn { get; init; } = FacetKinds.All;

    /// <summary>
    /// Gets how a sentence names a value, with <c>{value}</c> for the number, such as <c>{value} right</c>; <see langword="null"/> for the
    /// heading and the number.
    /// </summary>
    public string? Phrase { get; init; }

    /// <summary>Gets the values that a reader must be told about; <see langword="null"/> for none.</summary>
    public MetricCaution? Caution { get; init; }

    /// <summary>
    /// Gets the number of answered images below which there is no value, for it would be chance; 0 where any number will do. Reports say
    /// "too few" there.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public int MinAnswers { get; init; }

    /// <summary>Says whether one value is worse than another by the metric's direction.</summary>
    /// <param name="value">The value.</param>
    /// <param name="other">The value to compare it with.</param>
    /// <returns>Whether it is worse; equal values and NaN are not.</returns>
    public bool IsWorse(double value, double other) => Direction == MetricDirection.LowerIsBetter ? value > other : value < other;

    /// <summary>Makes a description without anything that a derived type adds.</summary>
    internal MetricDescription Describe() => new(this);
}
