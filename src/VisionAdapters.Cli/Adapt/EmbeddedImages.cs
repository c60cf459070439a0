using VisionAdapters.Adaptation;
using VisionAdapters.Bakeoff;
using VisionAdapters.Evaluation;
using VisionAdapters.Taxonomy;

namespace VisionAdapters.Cli;

/// <summary>The embeddings of labeled images, and what the present heads say of them.</summary>
internal sealed class EmbeddedImages
{
    private static readonly TaggingOptions Asked = new() { Features = TaggingFeatures.Tags | TaggingFeatures.Embedding };

    private EmbeddedImages()
    {
    }

    public List<LabeledEmbedding> Images { get; } = [];

    /// <summary>Gets, by image, the present heads' answers among the classes, best first; empty lists where there is no facet to compare
    /// by.</summary>
    public List<IReadOnlyList<ScoredValue>> Present { get; } = [];

    public int Failed { get; private set; }

    /// <summary>Asks the model once for both. An image that fails is named and left out.</summary>
    public static async Task<EmbeddedImages> ReadAsync(
        AdaptLabels labels,
        ImageStore store,
        IImageTagger tagger,
        TagMapper mapper,
        Screen screen,
        TimeProvider time,
        CancellationToken cancellationToken)
    {
        var embedded = new EmbeddedImages();
        return await BakeoffProgressView.ShowAsync(screen, async progress =>
        {
            var started = time.GetTimestamp();
            var sources = labels.Images.Select(image => store.Open(image.File)).ToAsyncEnumerable();
            await foreach (
                var outcome in tagger.TagManyAsync(
                    sources, new TagManyOptions { Tagging = Asked }, cancellationToken).ConfigureAwait(false))
            {
                embedded.Add(labels, labels.Images[(int)outcome.Index], outcome, mapper, screen);
                progress.Report(new BakeoffProgress
                {
                    Provider = "embedding",
                    Total = labels.Images.Count,
                    Done = (int)outcome.Index + 1,
                    Failed = embedded.Failed,
                    Elapsed = time.GetElapsedTime(started),
                });
            }

            return embedded;
        }).ConfigureAwait(false);
    }

    private void Add(AdaptLabels labels, AdaptImage image, TaggingOutcome outcome, TagMapper mapper, Screen screen)
    {
        if (outcome.Response is not { } response)
        {
            Failed++;
            screen.Say($"{image.Id}: {outcome.Error!.Kind}: {outcome.Error.Message}");
            return;
        }

        Images.Add(new LabeledEmbedding { Image = image.Id, Embedding = response.Embedding, Label = image.Class, Group = image.Group });
        Present.Add(
            labels.Space is null
                ? []
                : [.. labels.Space.Project(mapper.Map(response)).Select(value => new ScoredValue(value.Value.Id, value.Confidence))]);
    }
}
