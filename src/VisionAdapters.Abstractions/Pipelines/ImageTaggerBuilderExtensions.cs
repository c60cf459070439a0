namespace VisionAdapters;

/// <summary>Begins a pipeline at a tagger.</summary>
public static class ImageTaggerBuilderExtensions
{
    /// <summary>Makes a builder that puts stages around the tagger.</summary>
    /// <param name="innerTagger">The innermost tagger.</param>
    /// <returns>The builder.</returns>
    public static ImageTaggerBuilder AsBuilder(this IImageTagger innerTagger) => new(innerTagger);
}
