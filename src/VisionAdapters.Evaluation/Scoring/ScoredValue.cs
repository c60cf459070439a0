namespace VisionAdapters.Evaluation;

/// <summary>A value that a provider gives to an image.</summary>
public readonly record struct ScoredValue
{
    /// <summary>Initializes a new instance of the <see cref="ScoredValue"/> struct.</summary>
    /// <param name="value">The value's id.</param>
    /// <param name="confidence">The confidence in [0, 1].</param>
    public ScoredValue(string value, double confidence) => (Value, Confidence) = (value, confidence);

    /// <summary>Gets the value's id.</summary>
    public string Value { get; init; }

    /// <summary>Gets the confidence in [0, 1].</summary>
    public double Confidence { get; init; }
}
