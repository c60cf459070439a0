using System.Numerics.Tensors;

namespace VisionAdapters.Adaptation;

/// <summary>
/// The weighted mean log loss of softmax regression with an L2 penalty on the weights, biases excepted, and its gradient.
/// </summary>
internal sealed class SoftmaxObjective(TrainingSet set, IReadOnlyList<int> images, double[] imageWeights, double regularization)
{
    private readonly float[] _scores = new float[set.Labels.Count];

    /// <summary>Computes the value and fills the gradient.</summary>
    public double Evaluate(LinearScorer scorer, Span<float> gradient)
    {
        gradient.Clear();
        var loss = 0.0;
        for (var index = 0; index < images.Count; index++)
        {
            var row = set.Row(images[index]);
            var truth = set.Classes[images[index]];
            var weight = imageWeights[index] / images.Count;
            scorer.Score(row, _scores);
            loss += weight * (LogSumExp(_scores) - _scores[truth]);
            TensorPrimitives.SoftMax(_scores, _scores);
            _scores[truth] -= 1;
            for (var label = 0; label < _scores.Length; label++)
            {
                var slope = (float)(weight * _scores[label]);
                var part = gradient.Slice(label * (set.Width + 1), set.Width + 1);
                TensorPrimitives.MultiplyAdd(row, slope, part[..set.Width], part[..set.Width]);
                part[set.Width] += slope;
            }
        }

        return loss + Penalize(scorer, gradient);
    }

    private double Penalize(LinearScorer scorer, Span<float> gradient)
    {
        var squares = 0.0;
        for (var label = 0; label < scorer.Classes; label++)
        {
            var weights = scorer.Weights(label);
            var part = gradient.Slice(label * (set.Width + 1), set.Width);
            squares += TensorPrimitives.SumOfSquares<float>(weights);
            TensorPrimitives.MultiplyAdd(weights, (float)regularization, part, part);
        }

        return regularization / 2 * squares;
    }

    private static double LogSumExp(ReadOnlySpan<float> scores)
    {
        var greatest = TensorPrimitives.Max(scores);
        var sum = 0.0;
        foreach (var score in scores)
        {
            sum += Math.Exp(score - greatest);
        }

        return greatest + Math.Log(sum);
    }
}
