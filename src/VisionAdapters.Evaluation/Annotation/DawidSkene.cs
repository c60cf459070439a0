namespace VisionAdapters.Evaluation;

/// <summary>
/// The likeliest true label of each unit from annotators of unknown skill, by expectation maximization (Dawid and Skene 1979): who mostly
/// agrees with the others counts more, label by label. It fails where annotators make the same mistakes, for then the mistake looks like
/// the truth.
/// </summary>
internal sealed class DawidSkene
{
    private const int MaxRounds = 200;
    private const double Tolerance = 1e-7;

    // So much of a label that an annotator never gave, for certainty from few units would never be unlearned.
    private const double Smoothing = 0.01;

    private readonly IReadOnlyList<IReadOnlyList<(int Annotator, int Label)>> _units;
    private readonly int _classes;
    private readonly double[,,] _confusion;
    private readonly double[] _prior;

    private DawidSkene(IReadOnlyList<IReadOnlyList<(int Annotator, int Label)>> units, int classes, int annotators)
    {
        _units = units;
        _classes = classes;
        _confusion = new double[annotators, classes, classes];
        _prior = new double[classes];
        Posterior = [.. units.Select(unit => Shares(unit, classes))];
    }

    /// <summary>Gets the chance of each label for each unit.</summary>
    public double[][] Posterior { get; }

    /// <summary>Gets the share of an annotator's labels that are expected to be right.</summary>
    /// <param name="annotator">The annotator's number.</param>
    public double Accuracy(int annotator) =>
        Enumerable.Range(0, _classes).Sum(label => _prior[label] * _confusion[annotator, label, label]);

    /// <summary>Fits. The order of units and annotators does not matter.</summary>
    /// <param name="units">The labels of each unit, each with its annotator; at least one for each unit.</param>
    /// <param name="classes">The number of labels that there are.</param>
    /// <param name="annotators">The number of annotators.</param>
    public static DawidSkene Fit(IReadOnlyList<IReadOnlyList<(int Annotator, int Label)>> units, int classes, int annotators)
    {
        var model = new DawidSkene(units, classes, annotators);
        for (var round = 0; round < MaxRounds; round++)
        {
            model.Maximize();
            if (model.Expect() < Tolerance)
            {
                break;
            }
        }

        return model;
    }

    private static double[] Shares(IReadOnlyList<(int Annotator, int Label)> unit, int classes)
    {
        var shares = new double[classes];
        foreach (var (_, label) in unit)
        {
            shares[label] += 1.0 / unit.Count;
        }

        return shares;
    }

    private void Maximize()
    {
        Array.Clear(_prior);
        for (var a = 0; a < _confusion.GetLength(0); a++)
        {
            for (var t = 0; t < _classes; t++)
            {
                for (var l = 0; l < _classes; l++)
                {
                    _confusion[a, t, l] = Smoothing;
                }
            }
        }

        for (var unit = 0; unit < _units.Count; unit++)
        {
            for (var t = 0; t < _classes; t++)
            {
                _prior[t] += Posterior[unit][t] / _units.Count;
                foreach (var (annotator, label) in _units[unit])
                {
                    _confusion[annotator, t, label] += Posterior[unit][t];
                }
            }
        }

        for (var a = 0; a < _confusion.GetLength(0); a++)
        {
            for (var t = 0; t < _classes; t++)
            {
                var sum = 0.0;
                for (var l = 0; l < _classes; l++)
                {
                    sum += _confusion[a, t, l];
                }

                for (var l = 0; l < _classes; l++)
                {
                    _confusion[a, t, l] /= sum;
                }
            }
        }
    }

    /// <summary>Computes the chances anew; returns the largest change.</summary>
    private double Expect()
    {
        var largest = 0.0;
        for (var unit = 0; unit < _units.Count; unit++)
        {
            // In logarithms: the product over many annotators is below what a number can hold.
            var logs = new double[_classes];
            for (var t = 0; t < _classes; t++)
            {
                logs[t] = Math.Log(Math.Max(_prior[t], 1e-300))
                    + _units[unit].Sum(said => Math.Log(_confusion[said.Annotator, t, said.Label]));
            }

            var most = logs.Max();
            var sum = logs.Sum(log => Math.Exp(log - most));
            for (var t = 0; t < _classes; t++)
            {
                var chance = Math.Exp(logs[t] - most) / sum;
                largest = Math.Max(largest, Math.Abs(chance - Posterior[unit][t]));
                Posterior[unit][t] = chance;
            }
        }

        return largest;
    }
}
