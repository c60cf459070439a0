using VisionAdapters.Imaging.Preparation;

namespace VisionAdapters;

/// <summary>Adds image preparation to a pipeline.</summary>
public static class ImagePreparationImageTaggerBuilderExtensions
{
    /// <summary>
    /// The name in <see cref="TaggingResponse.AdditionalProperties"/> under which a response says in a few words what was done to the
    /// image: that it was left unchanged, that metadata were removed, or to what size it was encoded anew.
    /// </summary>
    public const string DoneProperty = "image-preparation.done";

    /// <summary>
    /// Brings images that the inner tagger would refuse inside its limits, by shrinking them and encoding them anew as JPEG, and takes
    /// metadata out of all images.
    /// </summary>
    /// <remarks>
    /// Metadata are what a camera or an editor writes beside the picture: the GPS position, times, names, thumbnails. An image that fits
    /// keeps its pixels and its orientation byte for byte. An address that the provider fetches itself is passed on untouched. An image
    /// that cannot be brought inside the limits fails with the error that says why, before the provider is asked. Where no limits are
    /// known no stage is added.
    /// </remarks>
    /// <param name="builder">The builder.</param>
    /// <param name="limits">The limits to keep to; <see langword="null"/> takes those of the inner tagger's <see
    /// cref="TaggerMetadata"/>.</param>
    /// <param name="keepMetadata">Whether an image that fits is passed on with its metadata, byte for byte.</param>
    /// <returns>The builder.</returns>
    public static ImageTaggerBuilder UseImagePreparation(
        this ImageTaggerBuilder builder, ImageLimits? limits = null, bool keepMetadata = false)
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder.Use(inner =>
        {
            var metadata = inner.GetService<TaggerMetadata>();
            return (limits ?? metadata?.Limits) is { } known
                ? new PreparingImageTagger(inner, known, metadata?.ReferenceSchemes ?? [], keepMetadata)
                : inner;
        });
    }
}
