namespace VisionAdapters.Evaluation;

/// <summary>What a label of a provider would win, were it mapped to a value.</summary>
public sealed record LabelGain
{
    /// <summary>Gets the label, as the provider writes it.</summary>
    public required string Label { get; init; }

    /// <summary>Gets the id of the value.</summary>
    public required string Value { get; init; }

    /// <summary>Gets the number of images of the facet with the label.</summary>
    public required int Images { get; init; }

    /// <summary>Gets the number of images or true values that are lost by the map alone and have the label.</summary>
    public required int Wins { get; init; }

    /// <summary>Gets the recall that it would win: <see cref="Wins"/> of all images, or true values, of the facet.</summary>
    public required double Recall { get; init; }

    /// <summary>Gets the share of the images with the label of which the value is true.</summary>
    public required double Precision { get; init; }
}
