using VisionAdapters.Stages;

namespace VisionAdapters.Imaging.Preparation;

/// <summary>Brings images inside the limits of the inner tagger.</summary>
internal sealed class PreparingImageTagger(IImageTagger innerTagger, ImageLimits limits, IReadOnlyList<string> referenceSchemes)
    : BatchStage(innerTagger)
{
    public override async Task<TaggingResponse> TagAsync(
        ImageInput image, TaggingOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(image);
        var prepared = await PrepareAsync(image, cancellationToken).ConfigureAwait(false);
        return await base.TagAsync(prepared, options, cancellationToken).ConfigureAwait(false);
    }

    public override async Task<IReadOnlyList<TaggingOutcome>> TagBatchAsync(
        IReadOnlyList<ImageInput> images, TaggingOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(images);
        var prepared = await Task.WhenAll(images.Select(image => TryPrepareAsync(image, cancellationToken))).ConfigureAwait(false);
        var good = prepared.Where(image => image.Source is not null).Select(image => image.Source!).ToArray();
        var answers = good.Length == 0 ? [] : await InnerBatchTagger.TagBatchAsync(good, options, cancellationToken).ConfigureAwait(false);

        // Callers know their own images, not the prepared ones, and count those that failed here too.
        var outcomes = new TaggingOutcome[images.Count];
        var next = 0;
        for (var index = 0; index < outcomes.Length; index++)
        {
            outcomes[index] = prepared[index].Error is { } error
                ? new TaggingOutcome(index, images[index], error)
                : Readdress(answers[next++], index, images[index]);
        }

        return outcomes;
    }

    private static TaggingOutcome Readdress(TaggingOutcome answer, int index, ImageInput image) => answer.IsSuccess
        ? new TaggingOutcome(index, image, answer.Response)
        : new TaggingOutcome(index, image, answer.Error);

    private async Task<(ImageInput? Source, TaggingException? Error)> TryPrepareAsync(ImageInput image, CancellationToken cancellationToken)
    {
        try
        {
            return (await PrepareAsync(image, cancellationToken).ConfigureAwait(false), null);
        }
        catch (TaggingException exception)
        {
            return (null, exception);
        }
    }

    private async Task<ImageInput> PrepareAsync(ImageInput image, CancellationToken cancellationToken)
    {
        if (image.Uri is { } uri && referenceSchemes.Contains(uri.Scheme, StringComparer.OrdinalIgnoreCase))
        {
            return image;
        }

        var content = await image.LoadAsync(cancellationToken: cancellationToken).ConfigureAwait(false);

        // What has been read is passed on, so that a file or an address is not read a second time.
        return Fits(content)
            ? ImageInput.FromBytes(content.Bytes, image.Name)
            : await Task.Run(
                () => ImageInput.FromBytes(ImagePreparer.Prepare(content.Bytes, limits).Bytes, image.Name),
                cancellationToken).ConfigureAwait(false);
    }

    private bool Fits(ImageContent content) =>
        content.Header is { Size: { } size, Format: var format }
        && (limits.Formats.Count == 0 || limits.Formats.Contains(format))
        && !(content.Bytes.Length > limits.MaxBytes)
        && !(size.Pixels > limits.MaxPixels)
        && !(Math.Max(size.Width, size.Height) > limits.MaxSide)
        && !(Math.Min(size.Width, size.Height) < limits.MinSide);
}
