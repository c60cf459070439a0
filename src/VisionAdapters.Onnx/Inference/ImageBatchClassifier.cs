using System.Runtime.InteropServices;
using Microsoft.ML.OnnxRuntime.Tensors;
using VisionAdapters.Imaging;

namespace VisionAdapters.Onnx.Inference;

/// <summary>Decodes the images of a batch into a workspace, runs the model once, and reads the tags of each image.</summary>
internal sealed class ImageBatchClassifier(ModelRunner runner, TaggerMetadata metadata, ImageLimits? limits)
{
    private readonly ImageTensorWriter _writer = new(runner.Input.Format, limits);

    public IReadOnlyList<TaggingOutcome> Classify(
        RunWorkspace workspace,
        LoadedImage[] images,
        TaggingOptions? options,
        Func<TimeSpan> elapsed,
        CancellationToken cancellationToken)
    {
        var decoded = Decode(workspace, images, cancellationToken);
        cancellationToken.ThrowIfCancellationRequested();
        if (decoded > 0)
        {
            workspace.Run(decoded, cancellationToken);
        }

        var latency = elapsed();
        var outcomes = new TaggingOutcome[images.Length];
        var place = 0;
        for (var index = 0; index < images.Length; index++)
        {
            outcomes[index] = images[index].Error is { } error
                ? new TaggingOutcome(index, images[index].Source, error)
                : Read(workspace, place++, index, images[index].Source, options, latency);
        }

        return outcomes;
    }

    /// <summary>Fills the workspace from the front and notes the images that cannot be decoded. Returns how many could be.</summary>
    private int Decode(RunWorkspace workspace, LoadedImage[] images, CancellationToken cancellationToken)
    {
        var place = 0;
        for (var index = 0; index < images.Length; index++)
        {
            if (images[index].Content is not { } content)
            {
                continue;
            }

            cancellationToken.ThrowIfCancellationRequested();
            try
            {
                var pixels = workspace.Pixels(place);
                if (runner.Input.ElementType == TensorElementType.Float)
                {
                    _writer.Write(content.Bytes.Span, MemoryMarshal.Cast<byte, float>(pixels));
                }
                else
                {
                    _writer.Write(content.Bytes.Span, pixels);
                }

                place++;
            }
            catch (TaggingException exception)
            {
                images[index] = images[index] with { Error = exception };
            }
        }

        return place;
    }

    private TaggingOutcome Read(RunWorkspace workspace, int place, int index, ImageSource image, TaggingOptions? options, TimeSpan latency)
    {
        try
        {
            return new TaggingOutcome(index, image, new TaggingResponse
            {
                Provider = metadata.ProviderId,
                ModelVersion = metadata.ModelVersion,
                Latency = latency,
                Tags = ReadTags(workspace, place, options),
                Embedding = WantsEmbedding(options) ? workspace.Embedding(place).ToArray() : default,
            });
        }
        catch (TaggingException exception)
        {
            return new TaggingOutcome(index, image, exception);
        }
    }

    private bool WantsEmbedding(TaggingOptions? options) => runner.Embedding is not null && options?.Features?.HasFlag(TaggingFeatures.Embedding) == true;

    private List<ImageTag> ReadTags(RunWorkspace workspace, int place, TaggingOptions? options)
    {
        if (options?.Features is { } features && !features.HasFlag(TaggingFeatures.Tags))
        {
            return [];
        }

        var tags = new List<ImageTag>((runner.Heads.Count + runner.AdaptedHeads.Count) * 4);
        for (var head = 0; head < runner.Heads.Count; head++)
        {
            runner.Heads[head].AddTags(workspace.Output(head, place), workspace.Order, options?.MinimumConfidence, tags);
        }

        foreach (var adapted in runner.AdaptedHeads)
        {
            var scores = workspace.Scores.AsSpan(0, adapted.Reader.Length);
            adapted.Head.Score(workspace.Embedding(place), scores);
            adapted.Reader.AddTags(scores, workspace.Order, options?.MinimumConfidence, tags);
        }

        if (options?.MaxTags is not { } most || tags.Count <= most)
        {
            return tags;
        }

        var kept = tags.OrderByDescending(tag => tag.Confidence).Take(most).ToHashSet();
        return tags.FindAll(kept.Contains);
    }
}
