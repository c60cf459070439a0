using System.Numerics.Tensors;

namespace VisionAdapters.Adaptation;

/// <summary>
/// Minimises a smooth convex function by L-BFGS (Nocedal and Wright 2006, algorithms 7.4 and 7.5) with a backtracking line search.
/// </summary>
internal sealed class LimitedMemoryMinimizer
{
    private const int Memory = 10;
    private const int MaxIterations = 200;
    private const int MaxHalvings = 30;
    private const double SufficientDecrease = 1e-4;
    private const double RelativeGain = 1e-6;

    private readonly LinkedList<(float[] Step, float[] Change, double Curvature)> _pairs = [];

    /// <summary>Moves the parameters to the minimum.</summary>
    public void Minimize(SoftmaxObjective objective, LinearScorer scorer, CancellationToken cancellationToken)
    {
        var gradient = new float[scorer.Parameters.Length];
        var value = objective.Evaluate(scorer, gradient);
        for (var iteration = 0; iteration < MaxIterations; iteration++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var direction = Direction(gradient);
            var slope = TensorPrimitives.Dot<float>(direction, gradient);
            if (slope >= 0)
            {
                return;
            }

            var next = Search(
                objective,
                scorer,
                direction,
                value,
                slope,
                _pairs.Count == 0 ? 1 / Math.Max(1, TensorPrimitives.Norm<float>(gradient)) : 1);
            if (next is not { } found)
            {
                return;
            }

            Remember(scorer, found, gradient);
            found.Scorer.Parameters.CopyTo(scorer.Parameters.AsSpan());
            var gain = value - found.Value;
            (value, gradient) = (found.Value, found.Gradient);
            if (gain <= RelativeGain * Math.Max(1e-3, Math.Abs(value)))
            {
                return;
            }
        }
    }

    /// <summary>Gets the way down: the gradient, bent by what the last steps told of the curvature.</summary>
    private float[] Direction(float[] gradient)
    {
        var direction = new float[gradient.Length];
        TensorPrimitives.Negate(gradient, direction);
        var shares = new Stack<float>();
        for (var pair = _pairs.Last; pair is not null; pair = pair.Previous)
        {
            var share = (float)(TensorPrimitives.Dot<float>(pair.Value.Step, direction) / pair.Value.Curvature);
            shares.Push(share);
            TensorPrimitives.MultiplyAdd(pair.Value.Change, -share, direction, direction);
        }

        if (_pairs.Last is { Value: var last })
        {
            TensorPrimitives.Multiply(direction, (float)(last.Curvature / TensorPrimitives.SumOfSquares<float>(last.Change)), direction);
        }

        for (var pair = _pairs.First; pair is not null; pair = pair.Next)
        {
            var share = (float)(TensorPrimitives.Dot<float>(pair.Value.Change, direction) / pair.Value.Curvature);
            TensorPrimitives.MultiplyAdd(pair.Value.Step, shares.Pop() - share, direction, direction);
        }

        return direction;
    }

    private static (LinearScorer Scorer, double Value, float[] Gradient)? Search(
        SoftmaxObjective objective, LinearScorer scorer, float[] direction, double value, double slope, double length)
    {
        var trial = scorer.Copy();
        var gradient = new float[direction.Length];
        for (var halving = 0; halving < MaxHalvings; halving++, length /= 2)
        {
            TensorPrimitives.MultiplyAdd(direction, (float)length, scorer.Parameters, trial.Parameters);
            var reached = objective.Evaluate(trial, gradient);
            if (reached <= value + (SufficientDecrease * length * slope))
            {
                return (trial, reached, gradient);
            }
        }

        return null;
    }

    private void Remember(LinearScorer before, (LinearScorer Scorer, double Value, float[] Gradient) after, float[] gradient)
    {
        var step = new float[gradient.Length];
        var change = new float[gradient.Length];
        TensorPrimitives.Subtract(after.Scorer.Parameters, before.Parameters, step);
        TensorPrimitives.Subtract(after.Gradient, gradient, change);
        var curvature = TensorPrimitives.Dot<float>(step, change);
        if (curvature <= 0)
        {
            return;
        }

        _pairs.AddLast((step, change, curvature));
        if (_pairs.Count > Memory)
        {
            _pairs.RemoveFirst();
        }
    }
}
