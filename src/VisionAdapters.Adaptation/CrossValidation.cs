namespace VisionAdapters.Adaptation;

/// <summary>
/// Trains on all folds but one, and on all but two, at every regularisation, and keeps the scores of what was left out. The former tell how
/// good a choice is;
/// the latter make that choice for one of the two folds without a look at it.
/// </summary>
internal sealed class CrossValidation
{
    private readonly TrainingSet _set;
    private readonly HeadTrainingOptions _options;
    private readonly IReadOnlyList<double> _regularizations;
    private readonly int[][] _imagesOfFold;
    private readonly Dictionary<(int Lower, int Upper), LeftOutScores> _scores = [];

    private CrossValidation(TrainingSet set, int[] foldOf, IReadOnlyList<double> regularizations, HeadTrainingOptions options)
    {
        _set = set;
        _options = options;
        _regularizations = regularizations;
        _imagesOfFold = [.. Enumerable.Range(0, options.Folds).Select(
            fold => Enumerable.Range(0, set.Count).Where(image => foldOf[image] == fold).ToArray())];
    }

    /// <summary>Does all the training.</summary>
    public static CrossValidation Run(
        TrainingSet set,
        int[] foldOf,
        IReadOnlyList<double> regularizations,
        HeadTrainingOptions options,
        IProgress<double>? progress,
        CancellationToken cancellationToken)
    {
        var validation = new CrossValidation(set, foldOf, regularizations, options);
        var pairs = Enumerable.Range(0, options.Folds)
            .SelectMany(lower => Enumerable.Range(lower, options.Folds - lower).Select(upper => (Lower: lower, Upper: upper)))
            .ToArray();
        var parallel = new ParallelOptions
        {
            MaxDegreeOfParallelism = options.MaxDegreeOfParallelism ?? Environment.ProcessorCount,
            CancellationToken = cancellationToken,
        };
        var gate = new Lock();
        Parallel.ForEach(pairs, parallel, pair =>
        {
            var scores = validation.TrainWithout(pair.Lower, pair.Upper, cancellationToken);
            lock (gate)
            {
                validation._scores.Add(pair, scores);
                progress?.Report((double)validation._scores.Count / pairs.Length);
            }
        });
        return validation;
    }

    /// <summary>Chooses regularisation and temperature by all folds, each scored by a head that did not see it.</summary>
    public HeadChoice Choose() => Choose(Enumerable.Range(0, _options.Folds), fold => (fold, fold));

    /// <summary>Chooses them without a look at one fold, and gives the probabilities of its images.</summary>
    public IEnumerable<(int Image, double[] Probabilities)> HeldOut(int fold)
    {
        var choice = Choose(
            Enumerable.Range(0, _options.Folds).Where(other => other != fold), other => (Math.Min(fold, other), Math.Max(fold, other)));
        var index = 0;
        foreach (var image in _imagesOfFold[fold])
        {
            yield return (image, Temperature.Probabilities(_scores[(fold, fold)][choice.Index, index++], choice.Temperature));
        }
    }

    private HeadChoice Choose(IEnumerable<int> folds, Func<int, (int Lower, int Upper)> leftOut)
    {
        var sources = folds.Select(fold => (Fold: fold, Pair: leftOut(fold))).ToArray();
        var images = sources.SelectMany(source => _imagesOfFold[source.Fold]).ToArray();
        var classes = Array.ConvertAll(images, image => _set.Classes[image]);
        var weights = _set.Weights(images, _options.ClassBalance);
        HeadChoice? best = null;
        for (var index = 0; index < _regularizations.Count; index++)
        {
            var scores = sources.SelectMany(source => ScoresOf(source.Fold, source.Pair, index)).ToArray();
            var temperature = Temperature.Fit(scores, classes);
            var loss = Temperature.LogLoss(scores, classes, weights, temperature);
            if (best is null || loss < best.LogLoss)
            {
                best = new HeadChoice(index, _regularizations[index], temperature, loss);
            }
        }

        return best!;
    }

    private IEnumerable<float[]> ScoresOf(int fold, (int Lower, int Upper) pair, int regularization)
    {
        // The scores of a pair hold the lower fold's images first.
        var first = fold == pair.Lower ? 0 : _imagesOfFold[pair.Lower].Length;
        return Enumerable.Range(first, _imagesOfFold[fold].Length).Select(index => _scores[pair][regularization, index].ToArray());
    }

    private LeftOutScores TrainWithout(int lower, int upper, CancellationToken cancellationToken)
    {
        int[] leftOut = [.. _imagesOfFold[lower], .. upper == lower ? [] : _imagesOfFold[upper]];
        int[] seen = [.. Enumerable.Range(0, _options.Folds).Where(fold => fold != lower && fold != upper).SelectMany(
            fold => _imagesOfFold[fold])];
        var scores = new LeftOutScores(_regularizations.Count, leftOut.Length, _set.Labels.Count);
        var regularization = 0;
        foreach (var scorer in RegularizationPath.Train(_set, seen, _regularizations, _options.ClassBalance, cancellationToken))
        {
            for (var index = 0; index < leftOut.Length; index++)
            {
                scorer.Score(_set.Row(leftOut[index]), scores[regularization, index]);
            }

            regularization++;
        }

        return scores;
    }
}

/// <summary>
/// A regularisation by its index among those to choose from, the temperature that calibrates it, and the log loss that speaks for it.
/// </summary>
internal sealed record HeadChoice(int Index, double Regularization, double Temperature, double LogLoss);

/// <summary>What heads trained without one or two folds score the images of those folds, at every regularisation.</summary>
internal sealed class LeftOutScores(int regularizations, int images, int classes)
{
    private readonly float[] _scores = new float[checked(regularizations * images * classes)];

    public Span<float> this[int regularization, int index] => _scores.AsSpan(((regularization * images) + index) * classes, classes);
}
