using VisionAdapters.Taxonomy;

namespace VisionAdapters.Evaluation;

/// <summary>
/// Logistic regression on the two features of a <see cref="CalibrationCurve"/> with a ridge around given weights, by Newton's method with
/// step halving (Hastie, Tibshirani and Friedman, "The Elements of Statistical Learning", 4.4.1). The feature weights may not be negative:
/// the most negative one is set to 0 and the rest fitted again, as beta calibration does.
/// </summary>
internal sealed class RidgeLogisticRegression
{
    private const int Parameters = 3;
    private const int MaxSteps = 100;
    private const double MinGain = 1e-10;

    private readonly IReadOnlyList<ScoredPair> _pairs;
    private readonly double[] _features;
    private readonly double[] _prior;
    private readonly double _ridge;

    private RidgeLogisticRegression(IReadOnlyList<ScoredPair> pairs, double[] prior, double ridge)
    {
        _pairs = pairs;
        _prior = prior;
        _ridge = ridge;
        _features = new double[pairs.Count * Parameters];
        for (var i = 0; i < pairs.Count; i++)
        {
            var (log, complement) = CalibrationCurve.Features(pairs[i].Confidence);
            (_features[i * Parameters], _features[(i * Parameters) + 1], _features[(i * Parameters) + 2]) = (1, log, complement);
        }
    }

    /// <summary>Fits intercept, weight of ln s and weight of -ln(1 - s).</summary>
    public static double[] Fit(IReadOnlyList<ScoredPair> pairs, double[] prior, double ridge)
    {
        var regression = new RidgeLogisticRegression(pairs, prior, ridge);
        var free = new List<int> { 0, 1, 2 };
        while (true)
        {
            var weights = regression.Minimize(free);
            var negative = free.Where(parameter => parameter > 0 && weights[parameter] < 0).ToList();
            if (negative.Count == 0)
            {
                return weights;
            }

            free.Remove(negative.MinBy(parameter => weights[parameter]));
        }
    }

    private double[] Minimize(List<int> free)
    {
        var weights = new double[Parameters];
        free.ForEach(parameter => weights[parameter] = _prior[parameter]);
        var loss = Loss(weights, free);
        for (var step = 0; step < MaxSteps; step++)
        {
            var (gradient, curvature) = Derive(weights, free);
            var direction = LinearSystem.Solve(curvature, gradient);
            var (next, nextLoss) = Descend(weights, direction, loss, free);
            var gained = loss - nextLoss;
            (weights, loss) = (next, nextLoss);
            if (gained < MinGain)
            {
                break;
            }
        }

        return weights;
    }

    /// <summary>Takes the whole step, or the largest half, quarter, ... of it that does not make the loss worse.</summary>
    private (double[] Weights, double Loss) Descend(double[] weights, double[] direction, double loss, List<int> free)
    {
        const double minLength = 1e-9;
        for (var length = 1.0; length > minLength; length /= 2)
        {
            var next = (double[])weights.Clone();
            for (var i = 0; i < free.Count; i++)
            {
                next[free[i]] -= length * direction[i];
            }

            var nextLoss = Loss(next, free);
            if (nextLoss <= loss)
            {
                return (next, nextLoss);
            }
        }

        return (weights, loss);
    }

    private double Loss(double[] weights, List<int> free)
    {
        var loss = free.Sum(parameter => _ridge / 2 * Math.Pow(weights[parameter] - _prior[parameter], 2));
        for (var i = 0; i < _pairs.Count; i++)
        {
            var logit = Logit(weights, i);

            // ln(1 + e^x) without overflow.
            loss += Math.Max(logit, 0) + Math.Log(1 + Math.Exp(-Math.Abs(logit))) - (_pairs[i].IsTrue ? logit : 0);
        }

        return loss;
    }

    private (double[] Gradient, double[,] Curvature) Derive(double[] weights, List<int> free)
    {
        var gradient = new double[free.Count];
        var curvature = new double[free.Count, free.Count];
        for (var i = 0; i < free.Count; i++)
        {
            gradient[i] = _ridge * (weights[free[i]] - _prior[free[i]]);
            curvature[i, i] = _ridge;
        }

        for (var pair = 0; pair < _pairs.Count; pair++)
        {
            var probability = 1 / (1 + Math.Exp(-Logit(weights, pair)));
            var error = probability - (_pairs[pair].IsTrue ? 1 : 0);
            for (var i = 0; i < free.Count; i++)
            {
                var feature = _features[(pair * Parameters) + free[i]];
                gradient[i] += error * feature;
                for (var j = 0; j < free.Count; j++)
                {
                    curvature[i, j] += probability * (1 - probability) * feature * _features[(pair * Parameters) + free[j]];
                }
            }
        }

        return (gradient, curvature);
    }

    private double Logit(double[] weights, int pair)
    {
        var first = pair * Parameters;
        return (weights[0] * _features[first]) + (weights[1] * _features[first + 1]) + (weights[2] * _features[first + 2]);
    }
}
