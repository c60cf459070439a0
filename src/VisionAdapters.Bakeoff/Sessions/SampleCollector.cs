using VisionAdapters.Imaging;
using VisionAdapters.Reporting;
using VisionAdapters.Taxonomy;

namespace VisionAdapters.Bakeoff;

/// <summary>
/// Picks the images that a provider got wrong with the greatest confidence, and makes small pictures of them for the report.
/// </summary>
internal sealed class SampleCollector(LabeledSet set, Facet facet)
{
    private const int MaxSamples = 24;

    private static readonly ImageLimits Thumbnail = new() { MaxSide = 120 };

    private readonly LabelSpace _space = set.GetLabelSpace(facet.Id);
    private readonly Dictionary<string, List<SamplePrediction>> _predictions = new(StringComparer.Ordinal);

    /// <summary>Collects samples of the facet that matters most; none when the set has labels of multi-valued facets alone.</summary>
    public static async Task<IReadOnlyList<ReportSample>> CollectAsync(
        BakeoffRun run, LabeledSet set, IReadOnlyList<BakeoffProvider> providers, CancellationToken cancellationToken)
    {
        if (set.Facets.FirstOrDefault(facet => !facet.IsMultiValued) is not { } facet)
        {
            return [];
        }

        var collector = new SampleCollector(set, facet);
        foreach (var provider in providers.Where(provider => provider.Map is not null))
        {
            await collector.ReadAsync(provider, run.ReadOutcomesAsync(provider.Id, cancellationToken)).ConfigureAwait(false);
        }

        return await collector.DrawAsync(cancellationToken).ConfigureAwait(false);
    }

    private async Task ReadAsync(BakeoffProvider provider, IAsyncEnumerable<RunOutcome> outcomes)
    {
        var mapper = new TagMapper(provider.Map!);
        var truths = set.Images.ToDictionary(image => image.Id, image => image.Truth.GetValueOrDefault(facet.Id), StringComparer.Ordinal);
        await foreach (var outcome in outcomes.ConfigureAwait(false))
        {
            if (outcome.Response is null || !truths.TryGetValue(outcome.Image, out var truth) || truth is null)
            {
                continue;
            }

            var values = _space.Project(mapper.Map(outcome.Response));
            var prediction = new SamplePrediction
            {
                Provider = provider.IsEmulated ? provider.Id + " (emulated)" : provider.Id,
                Facet = facet.Id,
                Truth = truth,
                Predicted = [.. values.Take(1).Select(value => value.Value.Id)],
                Confidence = values.Count > 0 ? values[0].Confidence : null,
            };
            if (!_predictions.TryGetValue(outcome.Image, out var list))
            {
                _predictions.Add(outcome.Image, list = []);
            }

            list.Add(prediction);
        }
    }

    private async Task<IReadOnlyList<ReportSample>> DrawAsync(CancellationToken cancellationToken)
    {
        var chosen = _predictions
            .Where(image => image.Value.Exists(prediction => !prediction.IsRight))
            .OrderByDescending(image => image.Value.Where(prediction => !prediction.IsRight).Max(prediction => prediction.Confidence ?? 0))
            .ThenBy(image => image.Key, StringComparer.Ordinal)
            .Take(MaxSamples)
            .ToDictionary(image => image.Key, image => image.Value, StringComparer.Ordinal);
        var samples = new List<ReportSample>();
        foreach (var image in set.Images.Where(image => chosen.ContainsKey(image.Id)))
        {
            if (await TryMakeThumbnailAsync(image, cancellationToken).ConfigureAwait(false) is { } jpeg)
            {
                samples.Add(new ReportSample { Image = image.Id, Jpeg = jpeg, Predictions = chosen[image.Id] });
            }
        }

        return samples;
    }

    // A picture that has gone since it was answered must not cost the report.
    private static async Task<ReadOnlyMemory<byte>?> TryMakeThumbnailAsync(LabeledImage image, CancellationToken cancellationToken)
    {
        try
        {
            var content = await image.Image.LoadAsync(cancellationToken: cancellationToken).ConfigureAwait(false);
            return ImagePreparer.Prepare(content.Bytes, Thumbnail, cancellationToken: cancellationToken).Bytes;
        }
        catch (TaggingException)
        {
            return null;
        }
    }
}
