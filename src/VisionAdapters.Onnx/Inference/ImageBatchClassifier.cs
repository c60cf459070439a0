using System.Runtime.InteropServices;
using Microsoft.ML.OnnxRuntime.Tensors;
using VisionAdapters.Imaging;

namespace VisionAdapters.Onnx.Inference;

/// <summary>Decodes the images of a batch into a workspace, runs the model once, and reads the tags of each image.</summary>
internal sealed class ImageBatchClassifier(LoadedModel model, TaggerMetadata metadata, ImageLimits? limits, TimeProvider time)
{
    private readonly ImageTensorWriter _writer = new(model.Input.Format, limits);

    /// <summary>Makes an outcome of every image.</summary>
    /// <param name="workspace">The memory of the run.</param>
    /// <param name="images">The images, as they were read.</param>
    /// <param name="options">What the caller asks for.</param>
    /// <param name="started">The time stamp at which the call began.</param>
    /// <param name="cancellationToken">Ends the run.</param>
    public TaggingOutcome[] Classify(
        RunWorkspace workspace, LoadedImage[] images, TaggingOptions? options, long started, CancellationToken cancellationToken)
    {
        var decoded = 0;
        var errors = new TaggingException?[images.Length];
        for (var index = 0; index < images.Length; index++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            errors[index] = images[index].Error ?? TryDecode(images[index].Content!, workspace.Pixels(decoded), cancellationToken);
            decoded += errors[index] is null ? 1 : 0;
        }

        if (decoded > 0)
        {
            workspace.Run(decoded, cancellationToken);
        }

        var latency = time.GetElapsedTime(started);
        var outcomes = new TaggingOutcome[images.Length];
        for (int index = 0, row = 0; index < images.Length; index++)
        {
            outcomes[index] = errors[index] is { } error
                ? new TaggingOutcome(index, images[index].Source, error)
                : ReadOutcome(workspace, row++, index, images[index].Source, options, latency);
        }

        return outcomes;
    }

    private TaggingException? TryDecode(ImageContent content, Span<byte> pixels, CancellationToken cancellationToken)
    {
        try
        {
            switch (model.Input.ElementType)
            {
                case TensorElementType.UInt8:
                    _writer.Write(content.Bytes.Span, pixels, cancellationToken);
                    break;
                case TensorElementType.Float:
                    _writer.Write(content.Bytes.Span, MemoryMarshal.Cast<byte, float>(pixels), cancellationToken);
                    break;
                default:
                    var values = new float[model.Input.Format.ElementCount];
                    _writer.Write(content.Bytes.Span, values, cancellationToken);
                    model.Input.Convert(values, pixels);
                    break;
            }

            return null;
        }
        catch (TaggingException exception)
        {
            return exception;
        }
    }

    private TaggingOutcome ReadOutcome(
        RunWorkspace workspace, int row, int index, ImageInput image, TaggingOptions? options, TimeSpan latency)
    {
        try
        {
            return new TaggingOutcome(index, image, new TaggingResponse
            {
                Provider = metadata.ProviderId,
                ModelVersion = metadata.ModelVersion,
                Latency = latency,
                Tags = ReadTags(workspace, row, options),
                Embedding = WantsEmbedding(options) ? workspace.Embedding(row).ToArray() : default,
            });
        }
        catch (TaggingException exception)
        {
            return new TaggingOutcome(index, image, exception);
        }
    }

    private bool WantsEmbedding(TaggingOptions? options) =>
        model.Embedding is not null && options?.Features?.HasFlag(TaggingFeatures.Embedding) == true;

    private ImageTag[] ReadTags(RunWorkspace workspace, int row, TaggingOptions? options)
    {
        if (options?.Features is { } features && !features.HasFlag(TaggingFeatures.Tags))
        {
            return [];
        }

        var tags = workspace.Tags;
        tags.Clear();
        for (var head = 0; head < model.Heads.Count; head++)
        {
            model.Heads[head].AddTags(workspace.Output(head, row), workspace.Order, options?.MinimumConfidence, tags);
        }

        foreach (var adapted in model.AdaptedHeads)
        {
            var scores = workspace.Scores.AsSpan(0, adapted.Reader.Length);
            adapted.Head.Score(workspace.Embedding(row), scores);
            adapted.Reader.AddTags(scores, workspace.Order, options?.MinimumConfidence, tags);
        }

        if (options?.MaxTags is not { } maxTags || tags.Count <= maxTags)
        {
            return [.. tags];
        }

        var kept = tags.OrderByDescending(tag => tag.Confidence).Take(maxTags).ToHashSet();
        return [.. tags.Where(kept.Contains)];
    }
}
