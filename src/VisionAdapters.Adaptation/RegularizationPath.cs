namespace VisionAdapters.Adaptation;

/// <summary>
/// Trains at one regularisation after the other, the strongest first: each starts where the one before ended, which is near.
/// </summary>
internal static class RegularizationPath
{
    /// <summary>Yields one and the same scorer, trained further each time.</summary>
    public static IEnumerable<LinearScorer> Train(
        TrainingSet set, int[] images, IEnumerable<double> descending, double classBalance, CancellationToken cancellationToken)
    {
        var weights = set.Weights(images, classBalance);
        var scorer = new LinearScorer(set.Labels.Count, set.Width);
        foreach (var regularization in descending)
        {
            new LimitedMemoryMinimizer().Minimize(new SoftmaxObjective(set, images, weights, regularization), scorer, cancellationToken);
            yield return scorer;
        }
    }
}
