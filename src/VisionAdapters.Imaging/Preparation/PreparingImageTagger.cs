using VisionAdapters.Stages;

namespace VisionAdapters.Imaging.Preparation;

/// <summary>Brings images inside the limits of the inner tagger, and takes metadata out of them.</summary>
internal sealed class PreparingImageTagger(
    IImageTagger innerTagger, ImageLimits limits, IReadOnlyList<string> referenceSchemes, bool keepMetadata)
    : BatchStage(innerTagger)
{
    public override async Task<TaggingResponse> TagAsync(
        ImageInput image, TaggingOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(image);
        var prepared = await PrepareAsync(image, cancellationToken).ConfigureAwait(false);
        var response = await base.TagAsync(prepared.Source, options, cancellationToken).ConfigureAwait(false);
        return Tell(response, prepared.Done);
    }

    public override async Task<IReadOnlyList<TaggingOutcome>> TagBatchAsync(
        IReadOnlyList<ImageInput> images, TaggingOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(images);
        var prepared = await Task.WhenAll(images.Select(image => TryPrepareAsync(image, cancellationToken))).ConfigureAwait(false);
        var good = prepared.Where(image => image.Error is null).Select(image => image.Image.Source).ToArray();
        var answers = good.Length == 0 ? [] : await InnerBatchTagger.TagBatchAsync(good, options, cancellationToken).ConfigureAwait(false);

        // Callers know their own images, not the prepared ones, and count those that failed here too.
        var outcomes = new TaggingOutcome[images.Count];
        var next = 0;
        for (var index = 0; index < outcomes.Length; index++)
        {
            outcomes[index] = prepared[index].Error is { } error
                ? new TaggingOutcome(index, images[index], error)
                : Readdress(answers[next++], index, images[index], prepared[index].Image.Done);
        }

        return outcomes;
    }

    private static TaggingOutcome Readdress(TaggingOutcome answer, int index, ImageInput image, string done) => answer.IsSuccess
        ? new TaggingOutcome(index, image, Tell(answer.Response, done))
        : new TaggingOutcome(index, image, answer.Error);

    private static TaggingResponse Tell(TaggingResponse response, string done) => new(response)
    {
        AdditionalProperties = new Dictionary<string, object?>(response.AdditionalProperties, StringComparer.Ordinal)
        {
            [ImagePreparationImageTaggerBuilderExtensions.DoneProperty] = done,
        },
    };

    private async Task<(PreparedImage Image, TaggingException? Error)> TryPrepareAsync(
        ImageInput image, CancellationToken cancellationToken)
    {
        try
        {
            return (await PrepareAsync(image, cancellationToken).ConfigureAwait(false), null);
        }
        catch (TaggingException exception)
        {
            return (default, exception);
        }
    }

    private async Task<PreparedImage> PrepareAsync(ImageInput image, CancellationToken cancellationToken)
    {
        if (image.Uri is { } uri && referenceSchemes.Contains(uri.Scheme, StringComparer.OrdinalIgnoreCase))
        {
            return new PreparedImage(image, "passed on as an address");
        }

        // What has been read is passed on, so that a file or an address is not read a second time.
        var content = await image.LoadAsync(cancellationToken: cancellationToken).ConfigureAwait(false);
        if (!Fits(content))
        {
            return await Task.Run(() => Encode(image, content, cancellationToken), cancellationToken).ConfigureAwait(false);
        }

        if (keepMetadata)
        {
            return new PreparedImage(ImageInput.FromBytes(content.Bytes, image.Name), "unchanged");
        }

        if (MetadataRemover.Remove(content.Bytes, content.Header.Format) is { } kept)
        {
            var isChanged = kept.Length != content.Bytes.Length;
            return new PreparedImage(ImageInput.FromBytes(kept, image.Name), isChanged ? "metadata removed" : "unchanged");
        }

        // What cannot be taken out of the file stays behind when the picture is written anew.
        return await Task.Run(() => Encode(image, content, cancellationToken), cancellationToken).ConfigureAwait(false);
    }

    private PreparedImage Encode(ImageInput image, ImageContent content, CancellationToken cancellationToken)
    {
        var encoded = ImagePreparer.Prepare(content.Bytes, limits, cancellationToken: cancellationToken);
        var size = encoded.Header.Size;
        return new PreparedImage(
            ImageInput.FromBytes(
                encoded.Bytes, image.Name), $"encoded anew as JPEG of {size?.Width} x {size?.Height} pixels, metadata removed");
    }

    private bool Fits(ImageContent content) =>
        content.Header is { Size: { } size, Format: var format }
        && (limits.Formats.Count == 0 || limits.Formats.Contains(format))
        && !(content.Bytes.Length > limits.MaxBytes)
        && !(size.Pixels > limits.MaxPixels)
        && !(Math.Max(size.Width, size.Height) > limits.MaxSide)
        && !(Math.Min(size.Width, size.Height) < limits.MinSide);

    /// <summary>An image to pass on, and what was done to it.</summary>
    private readonly record struct PreparedImage(ImageInput Source, string Done);
}
