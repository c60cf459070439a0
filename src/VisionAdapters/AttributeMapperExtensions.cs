using VisionAdapters.Taxonomy;

namespace VisionAdapters;

/// <summary>From an image to attributes in one call.</summary>
public static class AttributeMapperExtensions
{
    /// <summary>Tags an image and maps the answer onto a taxonomy.</summary>
    /// <param name="tagger">The tagger: one provider, or several behind a fallback.</param>
    /// <param name="image">The image.</param>
    /// <param name="mapper">Maps the answer; <see langword="null"/> takes the fashion taxonomy with all maps that ship.</param>
    /// <param name="options">What is asked of the tagger.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The attributes; <see cref="MappingResult.BestValues"/> are those to show.</returns>
    /// <exception cref="TaggingException">The tagger has no answer.</exception>
    /// <exception cref="MissingMapException">There is no map for the labels of the provider that answered.</exception>
    public static async Task<MappingResult> DescribeAsync(
        this IImageTagger tagger,
        ImageInput image,
        AttributeMapper? mapper = null,
        TaggingOptions? options = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(tagger);
        var response = await tagger.TagAsync(image, options, cancellationToken).ConfigureAwait(false);
        return (mapper ?? AttributeMapper.Default.Value).Map(response);
    }
}
