namespace VisionAdapters.Storage;

/// <summary>Tells what it means that a store did not give an image, in the same way for every store.</summary>
internal static class StorageFailure
{
    /// <summary>Makes the error of an image that the store did not give.</summary>
    /// <param name="image">The image's address.</param>
    /// <param name="status">The status of the store's answer; 0 when there is none.</param>
    /// <param name="exception">What the store's client says.</param>
    public static TaggingException From(string image, int status, Exception exception) => status switch
    {
        404 => Failure(TaggingErrorKind.InvalidImage, $"{image} does not exist.", exception),
        401 or 403 => Failure(
            TaggingErrorKind.PermissionDenied, $"{image} may not be read by the credentials of the client (status {status}).", exception),
        429 => Failure(TaggingErrorKind.Throttled, $"{image} was not read: the store asks for fewer requests.", exception),
        >= 400 and < 500 => Failure(
            TaggingErrorKind.InvalidRequest, $"{image} cannot be read (status {status}): {exception.Message}", exception),
        _ => Failure(TaggingErrorKind.Unavailable, $"{image} cannot be read at present: {exception.Message}", exception),
    };

    // No tagger gets the image, whoever it asks.
    private static TaggingException Failure(TaggingErrorKind kind, string message, Exception exception) =>
        new(kind, message, exception) { Scope = TaggingErrorScope.Request };
}
