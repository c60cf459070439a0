namespace VisionAdapters.Adaptation;

/// <summary>What heads trained without one or two folds score the images of those folds, at every regularisation.</summary>
internal sealed class LeftOutScores(int regularizations, int images, int classes)
{
    private readonly float[] _scores = new float[checked(regularizations * images * classes)];

    public Span<float> this[int regularization, int place] => _scores.AsSpan(((regularization * images) + place) * classes, classes);
}
