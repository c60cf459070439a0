using System.Runtime.InteropServices;
using Microsoft.ML.OnnxRuntime.Tensors;
using VisionAdapters.Imaging;

namespace VisionAdapters.Onnx.Inference;

/// <summary>Decodes the images of a batch into a workspace, runs the model once, and reads the tags of each image.</summary>
internal sealed class ImageBatchClassifier(ModelRunner runner, TaggerMetadata metadata, ImageLimits? limits)
{
    private readonly ImageTensorWriter _writer = new(runner.Input.Format, limits);

    /// <summary>Fills in a response or an error for every image.</summary>
    public void Classify(RunWorkspace workspace, Span<ImageUnderWay> images, TaggingOptions? options, TimeProvider time, long started, CancellationToken cancellationToken)
    {
        var decoded = Decode(workspace, images, cancellationToken);
        cancellationToken.ThrowIfCancellationRequested();
        if (decoded > 0)
        {
            workspace.Run(decoded, cancellationToken);
        }

        var latency = time.GetElapsedTime(started);
        var place = 0;
        foreach (ref var image in images)
        {
            if (image.Error is null)
            {
                Read(workspace, place++, ref image, options, latency);
            }
        }
    }

    /// <summary>Fills the workspace from the front and notes the images that cannot be decoded. Returns how many could be.</summary>
    private int Decode(RunWorkspace workspace, Span<ImageUnderWay> images, CancellationToken cancellationToken)
    {
        var place = 0;
        foreach (ref var image in images)
        {
            if (image.Content is not { } content)
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
                image.Error = exception;
            }
        }

        return place;
    }

    private void Read(RunWorkspace workspace, int place, ref ImageUnderWay image, TaggingOptions? options, TimeSpan latency)
    {
        try
        {
            image.Response = new TaggingResponse
            {
                Provider = metadata.ProviderId,
                ModelVersion = metadata.ModelVersion,
                Latency = latency,
                Tags = ReadTags(workspace, place, options),
                Embedding = WantsEmbedding(options) ? workspace.Embedding(place).ToArray() : default,
            };
        }
        catch (TaggingException exception)
        {
            image.Error = exception;
        }
    }

    private bool WantsEmbedding(TaggingOptions? options) => runner.Embedding is not null && options?.Features?.HasFlag(TaggingFeatures.Embedding) == true;

    private ImageTag[] ReadTags(RunWorkspace workspace, int place, TaggingOptions? options)
    {
        if (options?.Features is { } features && !features.HasFlag(TaggingFeatures.Tags))
        {
            return [];
        }

        var tags = workspace.Tags;
        tags.Clear();
        for (var head = 0; head < runner.Heads.Count; head++)
        {
            runner.Heads[head].AddTags(workspace.Output(head, place), workspace.Order, options?.MinimumConfidence, tags);
        }

        for (var head = 0; head < runner.AdaptedHeads.Count; head++)
        {
            var adapted = runner.AdaptedHeads[head];
            var scores = workspace.Scores.AsSpan(0, adapted.Reader.Length);
            adapted.Head.Score(workspace.Embedding(place), scores);
            adapted.Reader.AddTags(scores, workspace.Order, options?.MinimumConfidence, tags);
        }

        if (options?.MaxTags is not { } most || tags.Count <= most)
        {
            return [.. tags];
        }

        var kept = tags.OrderByDescending(tag => tag.Confidence).Take(most).ToHashSet();
        return [.. tags.Where(kept.Contains)];
    }
}
