namespace VisionAdapters.Evaluation;

/// <summary>Scores the one answer that the photos of a product give together, by several ways of combining them.</summary>
internal static class ProductScorer
{
    private const double Confidence = 0.95;

    // So little that it decides between equal votes alone.
    private const double TieBreak = 1e-6;

    /// <summary>Scores a provider; null where every image stands alone.</summary>
    public static ProductResult? Measure(FacetAnswers answers, ImageGroups groups, double threshold)
    {
        if (groups.AreSingle)
        {
            return null;
        }

        var all = answers.Images.GroupBy(image => groups[image.Index]).Select(product => product.ToArray()).ToArray();
        var agreed = all.Where(photos => Array.TrueForAll(photos, photo => photo.HasTruthOf(photos[0]))).ToArray();
        return agreed.Length == 0 ? null : new ProductResult
        {
            Products = agreed.Length,
            Contradicting = all.Length - agreed.Length,
            EachPhoto = EachPhoto(),
            First = Estimate(photos => photos[0].Ranked),
            Mean = Estimate(photos => Combine(photos, given => given.Sum(value => value.Confidence) / photos.Length)),
            Highest = Estimate(photos => Combine(photos, given => given.Max(value => value.Confidence))),
            Vote = Estimate(Vote),
        };

        Estimate EachPhoto()
        {
            (ImageAnswer Photo, string Product)[] photos =
                [.. agreed.SelectMany((product, index) => product.Select(photo => (photo, $"{index}")))];
            var scores = Array.ConvertAll(photos, photo => Score(photo.Photo.Accepted, photo.Photo.Ranked));
            var ratios = new ImageRatios(scores, Array.ConvertAll(scores, _ => 1.0));
            var products = new ImageGroups(Array.ConvertAll<(ImageAnswer, string Product), string?>(photos, photo => photo.Product));
            var (low, high) = Proportion.Interval(ratios.Measure(), EffectiveImages.Count(ratios, products), Confidence);
            return new Estimate { Value = ratios.Measure(), Low = low, High = high };
        }

        Estimate Estimate(Func<ImageAnswer[], IEnumerable<ScoredValue>> combine)
        {
            var scores = Array.ConvertAll(agreed, photos => Score(photos[0].Accepted, combine(photos)));
            var ratios = new ImageRatios(scores, Array.ConvertAll(scores, _ => 1.0));
            var (low, high) = Proportion.Interval(
                ratios.Measure(), EffectiveImages.Count(ratios, new ImageGroups(new string?[scores.Length])), Confidence);
            return new Estimate { Value = ratios.Measure(), Low = low, High = high };
        }

        double Score(IReadOnlyList<string> truth, IEnumerable<ScoredValue> combined)
        {
            if (!answers.IsMultiValued)
            {
                var best = combined.OrderByDescending(value => value.Confidence).Select(value => value.Value).FirstOrDefault();
                return best is not null && truth.Contains(best, StringComparer.Ordinal) ? 1 : 0;
            }

            string[] said = [.. combined.Where(value => value.Confidence >= threshold).Select(value => value.Value)];
            return MultiLabelMetrics.SetF1(said.Count(truth.Contains), truth.Count, said.Length);
        }
    }

    private static IEnumerable<ScoredValue> Combine(ImageAnswer[] photos, Func<ScoredValue[], double> confidence) =>
        photos.SelectMany(photo => photo.Ranked)
            .GroupBy(value => value.Value, StringComparer.Ordinal)
            .Select(given => new ScoredValue(given.Key, confidence([.. given])));

    private static IEnumerable<ScoredValue> Vote(ImageAnswer[] photos)
    {
        var votes = photos.SelectMany(photo => photo.Predicted).CountBy(value => value, StringComparer.Ordinal)
            .ToDictionary(vote => vote.Key, vote => (double)vote.Value / photos.Length, StringComparer.Ordinal);
        return Combine(photos, given => given.Sum(value => value.Confidence) / photos.Length)
            .Where(value => votes.ContainsKey(value.Value))
            .Select(value => value with { Confidence = Math.Min(1, votes[value.Value] + (TieBreak * value.Confidence)) });
    }
}
