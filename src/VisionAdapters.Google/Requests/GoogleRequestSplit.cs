namespace VisionAdapters.Google.Requests;

/// <summary>Cuts a batch into requests that the service accepts.</summary>
internal static class GoogleRequestSplit
{
    /// <summary>The greatest number of images in a request.</summary>
    public const int MaxImages = 16;

    /// <summary>
    /// Cuts images into requests, in their order. An image that is too large on its own is a request on its own: the service says so best.
    /// </summary>
    /// <param name="sizes">What each image adds to a request, in bytes.</param>
    /// <param name="limit">The greatest sum of a request.</param>
    public static IEnumerable<Range> Split(IReadOnlyList<long> sizes, long limit)
    {
        var (start, sum) = (0, 0L);
        for (var index = 0; index < sizes.Count; index++)
        {
            if (index > start && (index - start == MaxImages || sum + sizes[index] > limit))
            {
                yield return start..index;
                (start, sum) = (index, 0);
            }

            sum += sizes[index];
        }

        if (start < sizes.Count)
        {
            yield return start..sizes.Count;
        }
    }
}
