using System.Globalization;

namespace VisionAdapters.Google;

/// <summary>
/// An error: of one image (<c>google.rpc.Status</c>, whose code is a gRPC one), or of the whole request (a gRPC status, or the REST
/// envelope, whose code is an HTTP one and which names the gRPC code in <c>status</c>).
/// </summary>
internal sealed record GoogleFailure(int Code, string? Status, string? Message)
{
    /// <summary>Gets what else the service says.</summary>
    public GoogleErrorDetails Details { get; init; } = new();

    /// <summary>Gets what made the call fail on this side of the wire, if anything did.</summary>
    public Exception? Cause { get; init; }

    /// <summary>Gets a value indicating whether the whole request failed.</summary>
    public bool IsOfRequest => Status is not null || Code > GoogleCode.Max;

    /// <summary>Makes the error of a request that failed with a gRPC code.</summary>
    public static GoogleFailure OfRequest(int code, string? message) =>
        code is > 0 and <= GoogleCode.Max
            ? new GoogleFailure(code, GoogleCode.NameOf(code), message)
            : new GoogleFailure(GoogleCode.Unknown, GoogleCode.NameOf(GoogleCode.Unknown), message);

    public TaggingException ToException()
    {
        var isRpcCode = Code <= GoogleCode.Max;
        var name = Status ?? (isRpcCode ? GoogleCode.NameOf(Code) : Code.ToString(CultureInfo.InvariantCulture));
        var what = IsOfRequest ? "request" : "image";
        var reason = Message ?? "no reason was given";
        var error = new TaggingException(Kind(), $"Google Cloud Vision refused the {what} ({name}): {reason}", Cause)
        {
            Provider = GoogleService.Id,
            StatusCode = !IsOfRequest ? null : isRpcCode ? GoogleCode.HttpStatusOf(Code) : Code,
            RetryAfter = Details.RetryDelay,
            RequestId = Details.RequestId,
        };
        return IsOfService(error) ? new TaggingException(error) { Scope = TaggingErrorScope.Provider } : error;
    }

    // Sizes are limits of the service; what it does not find or cannot do (NOT_FOUND, FAILED_PRECONDITION, UNIMPLEMENTED) another may.
    private bool IsOfService(TaggingException error) =>
        error.Kind == TaggingErrorKind.ImageTooLarge
            || (IsOfRequest && (Status is null ? Code : GoogleCode.Find(Status)) is 5 or 9 or 12 or 404);

    private TaggingErrorKind Kind() => (Status is null ? Code : GoogleCode.Find(Status)) switch
    {
        3 or 400 or 11 => InvalidKind(),
        1 or 10 or 13 or 14 or 500 or 502 or 503 => TaggingErrorKind.Unavailable,
        4 or 504 => TaggingErrorKind.Timeout,
        5 => IsOfRequest ? TaggingErrorKind.InvalidRequest : TaggingErrorKind.InvalidImage,
        7 or 403 => TaggingErrorKind.PermissionDenied,
        8 or 429 => Details.IsDaily || Says("per day") ? TaggingErrorKind.QuotaExceeded : TaggingErrorKind.Throttled,
        9 or 12 or 404 => TaggingErrorKind.InvalidRequest,
        16 or 401 => TaggingErrorKind.Authentication,
        413 => TaggingErrorKind.ImageTooLarge,
        _ => TaggingErrorKind.Unknown,
    };

    // One code for everything that is wrong with what was sent: reason and message tell images from keys.
    private TaggingErrorKind InvalidKind() =>
        Details.Reason is "API_KEY_INVALID" || Says("API key") ? TaggingErrorKind.Authentication
        : Says("image too large") || Says("payload size exceeds") ? TaggingErrorKind.ImageTooLarge
        : IsOfRequest ? TaggingErrorKind.InvalidRequest
        : TaggingErrorKind.InvalidImage;

    private bool Says(string words) => Message?.Contains(words, StringComparison.OrdinalIgnoreCase) ?? false;
}
