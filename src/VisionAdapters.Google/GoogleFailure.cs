using System.Globalization;
using VisionAdapters.Wire;

namespace VisionAdapters.Google;

/// <summary>
/// An error: of one image (<c>google.rpc.Status</c>, whose code is a gRPC one), or of the whole request (the REST envelope, whose code is an HTTP one and
/// which names the gRPC code in <c>status</c>).
/// </summary>
internal sealed record GoogleFailure(int Code, string? Status, string? Message)
{
    private const int Unknown = 2;
    private const int GreatestRpcCode = 16;

    /// <summary>The gRPC codes in the order of their numbers.</summary>
    private static readonly string[] Statuses =
    [
        "OK", "CANCELLED", "UNKNOWN", "INVALID_ARGUMENT", "DEADLINE_EXCEEDED", "NOT_FOUND", "ALREADY_EXISTS", "PERMISSION_DENIED", "RESOURCE_EXHAUSTED",
        "FAILED_PRECONDITION", "ABORTED", "OUT_OF_RANGE", "UNIMPLEMENTED", "INTERNAL", "UNAVAILABLE", "DATA_LOSS", "UNAUTHENTICATED",
    ];

    /// <summary>Gets a value indicating whether the whole request failed.</summary>
    public bool IsOfRequest => Status is not null || Code > GreatestRpcCode;

    /// <summary>Reads an error; <see langword="null"/> when it is absent, or says that all is well.</summary>
    public static GoogleFailure? Read(ref WireReader reader)
    {
        double? code = null;
        string? status = null, message = null;
        for (var more = reader.EnterObject() && reader.NextProperty(); more; more = reader.NextProperty())
        {
            if (reader.IsNamed("code"u8))
            {
                code = reader.Number();
            }
            else if (reader.IsNamed("status"u8))
            {
                status = reader.Message();
            }
            else if (reader.IsNamed("message"u8))
            {
                message = reader.Message();
            }
            else
            {
                reader.Skip();
            }
        }

        var number = code is > 0 and <= 999 ? (int)code : 0;
        return number == 0 && status is null && message is null ? null : new GoogleFailure(number == 0 ? Unknown : number, status, message);
    }

    public TaggingException ToException()
    {
        var name = Status ?? (Code <= GreatestRpcCode ? Statuses[Code] : Code.ToString(CultureInfo.InvariantCulture));
        return new TaggingException(Kind(), $"Google Cloud Vision refused the {(IsOfRequest ? "request" : "image")} ({name}): {Message ?? "no reason was given"}")
        {
            Provider = GoogleVisionAnswer.ProviderId,
            StatusCode = IsOfRequest && Code > GreatestRpcCode ? Code : null,
        };
    }

    private TaggingErrorKind Kind() => (Status is null ? Code : Array.IndexOf(Statuses, Status)) switch
    {
        3 or 400 or 11 => InvalidKind(),
        4 or 504 => TaggingErrorKind.Timeout,
        5 => IsOfRequest ? TaggingErrorKind.InvalidRequest : TaggingErrorKind.InvalidImage,
        7 or 403 => TaggingErrorKind.PermissionDenied,
        8 or 429 => Says("per day") ? TaggingErrorKind.QuotaExceeded : TaggingErrorKind.Throttled,
        9 or 12 or 404 => TaggingErrorKind.InvalidRequest,
        10 or 13 or 14 or 500 or 502 or 503 => TaggingErrorKind.Unavailable,
        16 or 401 => TaggingErrorKind.Authentication,
        413 => TaggingErrorKind.ImageTooLarge,
        _ => TaggingErrorKind.Unknown,
    };

    // One code for everything that is wrong with what was sent: the message tells images from keys.
    private TaggingErrorKind InvalidKind() =>
        Says("API key") ? TaggingErrorKind.Authentication
        : Says("image too large") || Says("payload size exceeds") ? TaggingErrorKind.ImageTooLarge
        : IsOfRequest ? TaggingErrorKind.InvalidRequest
        : TaggingErrorKind.InvalidImage;

    private bool Says(string words) => Message?.Contains(words, StringComparison.OrdinalIgnoreCase) ?? false;
}
