namespace VisionAdapters;

/// <summary>Convenience methods of <see cref="IImageTagger"/>.</summary>
public static class ImageTaggerExtensions
{
    /// <summary>Asks the tagger, and the taggers inside it, for an object of a type.</summary>
    /// <typeparam name="TService">The type asked for.</typeparam>
    /// <param name="tagger">The tagger.</param>
    /// <param name="serviceKey">An optional key of the service.</param>
    /// <returns>The object, or the default of the type when there is none.</returns>
    public static TService? GetService<TService>(this IImageTagger tagger, object? serviceKey = null)
    {
        ArgumentNullException.ThrowIfNull(tagger);
        return tagger.GetService(typeof(TService), serviceKey) is TService service ? service : default;
    }
}
