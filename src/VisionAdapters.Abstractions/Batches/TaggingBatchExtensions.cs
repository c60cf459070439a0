namespace VisionAdapters;

/// <summary>Tags many images with bounded concurrency and memory.</summary>
public static class TaggingBatchExtensions
{
    /// <summary>Tags many images. One bad image never stops the rest: its outcome holds the error.</summary>
    /// <remarks>
    /// At most <see cref="TagManyOptions.MaxConcurrency"/> calls are under way and as many batches are read ahead, however long the input
    /// is.
    /// A tagger that takes batches is given batches. Ending the enumeration early cancels what is under way.
    /// </remarks>
    /// <param name="tagger">The tagger.</param>
    /// <param name="images">The images, read as they are needed.</param>
    /// <param name="options">Concurrency and order.</param>
    /// <param name="cancellationToken">Cancels the reading, the calls and the enumeration.</param>
    /// <returns>One outcome for each image.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="options"/> are out of range.</exception>
    public static IAsyncEnumerable<TaggingOutcome> TagManyAsync(
        this IImageTagger tagger,
        IAsyncEnumerable<ImageInput> images,
        TagManyOptions? options = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(tagger);
        ArgumentNullException.ThrowIfNull(images);
        options ??= new TagManyOptions();
        options.ThrowIfOutOfRange();
        return TaggingBatchRun.RunAsync(tagger, options, images, cancellationToken);
    }

    /// <summary>Tags a list of images. One bad image never stops the rest: its outcome holds the error.</summary>
    /// <param name="tagger">The tagger.</param>
    /// <param name="images">The images.</param>
    /// <param name="options">Concurrency and order.</param>
    /// <param name="cancellationToken">Cancels the calls and the enumeration.</param>
    /// <returns>One outcome for each image.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="options"/> are out of range.</exception>
    public static IAsyncEnumerable<TaggingOutcome> TagManyAsync(
        this IImageTagger tagger,
        IEnumerable<ImageInput> images,
        TagManyOptions? options = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(images);
        return tagger.TagManyAsync(OneByOneAsync(images), options, cancellationToken);
    }

    private static async IAsyncEnumerable<ImageInput> OneByOneAsync(IEnumerable<ImageInput> images)
    {
        foreach (var image in images)
        {
            await ValueTask.CompletedTask.ConfigureAwait(false);
            yield return image;
        }
    }
}
