namespace VisionAdapters.Http;

/// <summary>Tells what a status means when the body does not tell more.</summary>
internal static class HttpStatusKind
{
    public static TaggingErrorKind From(int status) => status switch
    {
        401 or 407 => TaggingErrorKind.Authentication,
        403 => TaggingErrorKind.PermissionDenied,
        408 or 504 => TaggingErrorKind.Timeout,
        413 => TaggingErrorKind.ImageTooLarge,
        415 => TaggingErrorKind.UnsupportedFormat,
        429 => TaggingErrorKind.Throttled,
        >= 400 and < 500 => TaggingErrorKind.InvalidRequest,
        >= 500 and < 600 => TaggingErrorKind.Unavailable,
        _ => TaggingErrorKind.ProtocolError,
    };
}
