namespace VisionAdapters;

/// <summary>
/// A tagger that answers several images in one call.
/// <see cref="TaggingBatchExtensions.TagManyAsync(IImageTagger, IAsyncEnumerable{ImageInput}, TagManyOptions?, CancellationToken)"/> finds
/// it through <see cref="IImageTagger.GetService"/>.
/// </summary>
public interface IBatchImageTagger
{
    /// <summary>Gets the greatest number of images in one call.</summary>
    int MaxBatchSize { get; }

    /// <summary>Tags several images in one call.</summary>
    /// <param name="images">The images, from one to <see cref="MaxBatchSize"/>. The list is the caller's, who may use it again after the
    /// call: copy what is kept longer.</param>
    /// <param name="options">What to ask for.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>One outcome for each image, in their order; <see cref="TaggingOutcome.Index"/> counts within the batch until an enumeration
    /// gives them their place in its input.</returns>
    /// <exception cref="TaggingException">The call failed as a whole.</exception>
    Task<IReadOnlyList<TaggingOutcome>> TagBatchAsync(IReadOnlyList<ImageInput> images, TaggingOptions? options = null, CancellationToken cancellationToken = default);
}
