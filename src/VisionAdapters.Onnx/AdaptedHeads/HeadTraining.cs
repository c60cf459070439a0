namespace VisionAdapters.Onnx;

/// <summary>Where an adapted head comes from: enough to tell two of them apart and to train one again.</summary>
public sealed record HeadTraining
{
    /// <summary>Gets the day of the training, UTC.</summary>
    public DateOnly Date { get; init; }

    /// <summary>Gets the tool that trained it, with its version.</summary>
    public string? Tool { get; init; }

    /// <summary>Gets the SHA-256 of the ids, labels and groups that it was trained on, in their order.</summary>
    public required string DataSha256 { get; init; }

    /// <summary>Gets the number of training images of each label.</summary>
    public required IReadOnlyDictionary<string, int> Images { get; init; }

    /// <summary>
    /// Gets the number of groups (such as senders) that were kept together in cross-validation; <see langword="null"/> when images were
    /// drawn singly.
    /// </summary>
    public int? Groups { get; init; }

    /// <summary>Gets the number of folds of the cross-validation.</summary>
    public int Folds { get; init; }

    /// <summary>Gets the seed that drew the folds.</summary>
    public int Seed { get; init; }

    /// <summary>Gets the strength of the L2 regularization that cross-validation chose.</summary>
    public double Regularization { get; init; }

    /// <summary>
    /// Gets how far classes were weighted alike, in [0, 1]: 0 counts every image once, 1 gives every class the same weight.
    /// </summary>
    public double ClassBalance { get; init; }

    /// <summary>
    /// Gets what was measured on held-out folds, by name: <c>top1</c>, <c>balancedAccuracy</c>, <c>logLoss</c>, each in [0, 1] or above 0.
    /// </summary>
    public IReadOnlyDictionary<string, double> HeldOut { get; init; } = new Dictionary<string, double>(StringComparer.Ordinal);
}
