using VisionAdapters.Wire;

namespace VisionAdapters.Aws;

/// <summary>
/// An error: <c>__type</c> names the exception, with a namespace before <c>#</c> and an address behind <c>:</c> from some front ends; the
/// message is written
/// large or small.
/// </summary>
internal sealed class AwsFailure
{
    // A custom model that was stopped, or is still starting.
    private const string NotRunning = "ResourceNotReadyException";

    /// <summary>Gets the exception's name; <see langword="null"/> when there is none.</summary>
    public string? Code { get; set; }

    /// <summary>Gets what the service says of it.</summary>
    public string? Message { get; set; }

    public bool TryRead(ref WireReader reader)
    {
        if (reader.IsNamed("__type"u8))
        {
            Code = reader.Message() is { } type ? Bare(type) : Code;
        }
        else if (reader.IsNamed("Code"u8) || reader.IsNamed("code"u8))
        {
            var code = reader.Message();
            Code ??= code is null ? null : Bare(code);
        }
        else if (reader.IsNamed("Message"u8) || reader.IsNamed("message"u8))
        {
            Message = reader.Message() ?? Message;
        }
        else
        {
            return false;
        }

        return true;
    }

    public TaggingException ToException()
    {
        var reason = Message ?? "no reason was given";
        if (Code == NotRunning)
        {
            // It takes minutes to start, and only if somebody starts it: asking again at once is in vain.
            return new TaggingException(
                TaggingErrorKind.Unavailable,
                $"Amazon Rekognition runs no such model at present ({Code}): {reason} "
                + "Start the model's version, and wait until its status is RUNNING.")
            {
                Provider = AwsService.Id,
                IsTransient = false,
            };
        }

        var kind = IsAboutBytes ? TaggingErrorKind.ImageTooLarge : KindOf(Code);
        var error = new TaggingException(kind, $"Amazon Rekognition refused the image ({Code ?? "no error code"}): {reason}")
        {
            Provider = AwsService.Id,
        };
        return IsOfAccount ? new TaggingException(error) { Scope = TaggingErrorScope.Provider } : error;
    }

    /// <summary>Tells what a code means, wherever it stands.</summary>
    public static TaggingErrorKind KindOf(string? code) => (code is null ? null : Bare(code)) switch
    {
        "AccessDeniedException" or "AccessDenied" or "OptInRequired" or "SubscriptionRequiredException" =>
            TaggingErrorKind.PermissionDenied,
        "UnrecognizedClientException" or "InvalidSignatureException" or "ExpiredTokenException" or "ExpiredToken"
            or "MissingAuthenticationTokenException" or "MissingAuthenticationToken" or "IncompleteSignatureException"
            or "IncompleteSignature" or "InvalidClientTokenId" or "SignatureDoesNotMatch" or "RequestExpired" =>
            TaggingErrorKind.Authentication,
        "ImageTooLargeException" => TaggingErrorKind.ImageTooLarge,
        "InvalidImageFormatException" => TaggingErrorKind.UnsupportedFormat,
        "InvalidS3ObjectException" => TaggingErrorKind.InvalidImage,
        "ThrottlingException" or "Throttling" or "ThrottledException" or "RequestThrottled" or "ProvisionedThroughputExceededException"
            or "ProvisionedThroughputExceeded" or "TooManyRequestsException" or "RequestLimitExceeded" or "SlowDown" =>
            TaggingErrorKind.Throttled,
        "LimitExceededException" or "HumanLoopQuotaExceededException" => TaggingErrorKind.QuotaExceeded,
        "InternalServerError" or "InternalFailure" or "ServiceUnavailable" or "ServiceUnavailableException" or NotRunning =>
            TaggingErrorKind.Unavailable,
        "ValidationException" or "InvalidParameterException" or "ResourceNotFoundException" or "UnknownOperationException"
            or "SerializationException" => TaggingErrorKind.InvalidRequest,
        _ => TaggingErrorKind.Unknown,
    };

    // A model that is missing is missing here only, and sizes are limits of this service.
    private bool IsOfAccount => IsAboutBytes || Code is "ResourceNotFoundException" or "UnknownOperationException";

    private static string Bare(string type) => type.Split(':')[0].Split('#')[^1];

    // "1 validation error detected: Value at 'image.bytes' failed to satisfy constraint: Member must have length less than or equal to
    // 5242880"
    private bool IsAboutBytes => Code == "ValidationException" && Message?.Contains("'image.bytes'", StringComparison.Ordinal) == true
        && Message.Contains("less than or equal to", StringComparison.Ordinal);
}
