namespace VisionAdapters;

/// <summary>A tagger that answers several images in one call.</summary>
/// <remarks>
/// <see cref="TaggingBatchExtensions.TagManyAsync(IImageTagger, IAsyncEnumerable{ImageInput}, TagManyOptions?, CancellationToken)"/> finds
/// it
/// through <see cref="IImageTagger.GetService"/>.
/// </remarks>
public interface IBatchImageTagger
{
    /// <summary>Gets the maximum number of images in one call.</summary>
    int MaxBatchSize { get; }

    /// <summary>Tags several images in one call.</summary>
    /// <param name="images">The images, from one to <see cref="MaxBatchSize"/>. The list is not changed afterwards: it is safe to
    /// keep.</param>
    /// <param name="options">What to ask for.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>One outcome for each image, in their order; <see cref="TaggingOutcome.Index"/> counts within the batch, from 0.</returns>
    /// <exception cref="TaggingException">The call failed as a whole.</exception>
    Task<IReadOnlyList<TaggingOutcome>> TagBatchAsync(
        IReadOnlyList<ImageInput> images, TaggingOptions? options = null, CancellationToken cancellationToken = default);
}
