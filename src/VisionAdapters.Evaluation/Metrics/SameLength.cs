namespace VisionAdapters.Evaluation;

/// <summary>Checks that two inputs of a metric describe the same images.</summary>
internal static class SameLength
{
    public static void ThrowIfDifferent(int truth, int predicted, string parameter)
    {
        if (truth != predicted)
        {
            throw new ArgumentException(
                $"The truth has {truth} images but this has {predicted}; give one entry per image to both.", parameter);
        }
    }
}
