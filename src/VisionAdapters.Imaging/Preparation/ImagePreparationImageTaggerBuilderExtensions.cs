using VisionAdapters.Imaging.Preparation;

namespace VisionAdapters;

/// <summary>Adds image preparation to a pipeline.</summary>
public static class ImagePreparationImageTaggerBuilderExtensions
{
    /// <summary>Brings images that the inner tagger would refuse inside its limits, by shrinking them and encoding them anew as
    /// JPEG.</summary>
    /// <remarks>
    /// An image that fits is passed on byte for byte, an address that the provider fetches itself untouched. An image that cannot be
    /// brought inside the limits fails with the error that says why, before the provider is asked. Where no limits are known no stage is
    /// added.
    /// </remarks>
    /// <param name="builder">The builder.</param>
    /// <param name="limits">The limits to keep to; <see langword="null"/> takes those of the inner tagger's <see
    /// cref="TaggerMetadata"/>.</param>
    /// <returns>The builder.</returns>
    public static ImageTaggerBuilder UseImagePreparation(this ImageTaggerBuilder builder, ImageLimits? limits = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder.Use(inner =>
        {
            var metadata = inner.GetService<TaggerMetadata>();
            return (limits ?? metadata?.Limits) is { } known
                ? new PreparingImageTagger(inner, known, metadata?.ReferenceSchemes ?? [])
                : inner;
        });
    }
}
