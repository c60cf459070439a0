using VisionAdapters.Evaluation.Tests.Scoring;

namespace VisionAdapters.Evaluation.Tests.Simulations;

/// <summary>Macro F1 where a few values have most of the images and most values have few.</summary>
public sealed class MacroF1Tests
{
    private const int Classes = 60;

    [Theory]
    [InlineData(500, 1, 0.935, 0.97)]
    [InlineData(2000, 1, 0.935, 0.97)]
    [InlineData(400, 4, 0.93, 0.97)]
    public void Its_interval_holds_the_true_mean_of_the_declared_classes_on_a_long_tail(int units, int images, double atLeast, double atMost)
    {
        var world = new World(new Random(7));
        var covered = Simulated.Share(400, random =>
        {
            var (set, truth) = world.Draw(random, units, images);
            var options = new ScoringOptions { Metrics = [MacroF1Metric.Definition], Resamples = 400, MaxDegreeOfParallelism = 1 };
            var macro = BakeoffScorer.Score(set, options, cancellationToken: CancellationToken.None).Providers[0].Facets["f"].Metrics["macroF1"];
            return Simulated.Holds((macro.Low, macro.High), truth);
        });

        Simulated.Report($"macro F1, {Classes} classes on a long tail, {units} groups of {images}", covered);
        Assert.InRange(covered, atLeast, atMost);
    }

    /// <summary>A provider that is the worse the rarer a value is, and takes values for their neighbors.</summary>
    private sealed class World
    {
        private readonly double[] _shares;
        private readonly double[] _recall;

        public World(Random random)
        {
            var weights = Enumerable.Range(0, Classes).Select(k => Math.Pow(k + 1, -1.2)).ToArray();
            _shares = [.. weights.Select(weight => weight / weights.Sum())];
            _recall = [.. Enumerable.Range(0, Classes).Select(k => 0.9 - (0.6 * k / Classes) + (0.1 * (random.NextDouble() - 0.5)))];
        }

        public (ScoringSet Set, double Truth) Draw(Random random, int units, int images)
        {
            var truth = new List<int>();
            var said = new List<int>();
            for (var unit = 0; unit < units; unit++)
            {
                // Photos of one product have one value, and are mostly recognized together.
                var value = Pick(random);
                var isEasy = random.NextDouble() < _recall[value];
                for (var image = 0; image < images; image++)
                {
                    var isRight = images == 1 || random.NextDouble() < 0.8 ? isEasy : random.NextDouble() < _recall[value];
                    truth.Add(value);
                    said.Add(isRight ? value : (value + 1) % Classes);
                }
            }

            var set = new ScoringSet
            {
                Images = [.. truth.Select((_, i) => $"{i}")],
                Groups = images == 1 ? [] : [.. truth.Select((_, i) => $"{i / images}")],
                Truth = [new FacetTruth { Facet = "f", IsMultiValued = false, Values = [.. truth.Select(k => (IReadOnlyList<string>)[$"v{k:D2}"])] }],
                Predictions = [Provider(said)],
            };
            return (set, TrueMean([.. Enumerable.Range(0, Classes).Select(k => truth.Count(value => value == k) >= 10 * images)]));
        }

        private static ProviderPredictions Provider(List<int> said) => new()
        {
            Provider = "p",
            Facets = new Dictionary<string, IReadOnlyList<IReadOnlyList<ScoredValue>>> { ["f"] = [.. said.Select(k => (IReadOnlyList<ScoredValue>)[new($"v{k:D2}", 0.9)])] },
        };

        /// <summary>The macro F1 of infinitely many images, over the classes that the set declares.</summary>
        private double TrueMean(bool[] frequent)
        {
            double Hits(int k) => _shares[k] * _recall[k];
            double Said(int k) => Hits(k) + (_shares[(k + Classes - 1) % Classes] * (1 - _recall[(k + Classes - 1) % Classes]));
            var all = Enumerable.Range(0, Classes).ToArray();
            var own = all.Where(k => frequent[k]).Select(k => 2 * Hits(k) / (Said(k) + _shares[k])).ToList();
            var rare = all.Where(k => !frequent[k]).ToArray();
            if (rare.Length > 0)
            {
                own.Add(2 * rare.Sum(Hits) / (rare.Sum(Said) + rare.Sum(k => _shares[k])));
            }

            return own.Average();
        }

        private int Pick(Random random)
        {
            var left = random.NextDouble();
            var k = 0;
            while (k < Classes - 1 && left >= _shares[k])
            {
                left -= _shares[k++];
            }

            return k;
        }
    }
}
