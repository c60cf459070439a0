using System.Globalization;
using VisionAdapters.Wire;

namespace VisionAdapters.Azure;

/// <summary>An error: its code, which the gateway writes as a number in quotes, the code of the innermost error, and a message.</summary>
internal sealed record AzureFailure(string Code, string? InnerCode, string? Message)
{
    public static AzureFailure? Read(ref WireReader reader)
    {
        if (!reader.EnterObject())
        {
            return null;
        }

        string? code = null, inner = null, message = null;
        while (reader.NextProperty())
        {
            if (reader.IsNamed("code"u8))
            {
                code = ReadCode(ref reader);
            }
            else if (reader.IsNamed("message"u8))
            {
                message = reader.Message();
            }
            else if (reader.IsNamed("innererror"u8) && Read(ref reader) is { } innerError)
            {
                inner = innerError.InnerCode ?? innerError.Code;
            }
            else
            {
                reader.Skip();
            }
        }

        return new AzureFailure(code ?? "", inner, message);
    }

    /// <summary>Reads a code, whether it is written as a text or as a number.</summary>
    public static string? ReadCode(ref WireReader reader) =>
        reader.IsText() ? reader.Message() : reader.Number()?.ToString(CultureInfo.InvariantCulture);

    public TaggingException ToException(string? requestId)
    {
        var codes = InnerCode is null ? Code : $"{Code}/{InnerCode}";
        return new TaggingException(Kind(), $"Azure AI Vision refused the image ({codes}): {Message ?? "no reason was given"}")
        {
            Provider = AzureService.Id,
            RequestId = requestId,
            StatusCode = Status,
        };
    }

    private int? Status =>
        int.TryParse(Code, NumberStyles.None, CultureInfo.InvariantCulture, out var status) && status is >= 100 and <= 599 ? status : null;

    private TaggingErrorKind Kind() =>
        InnerCode is not null && KindOf(InnerCode) is not TaggingErrorKind.Unknown and var kind ? kind : KindOf(Code);

    private TaggingErrorKind KindOf(string code) => code switch
    {
        "401" or "Unauthorized" => TaggingErrorKind.Authentication,
        "403" => Says("quota") ? TaggingErrorKind.QuotaExceeded : TaggingErrorKind.PermissionDenied,
        "PermissionDenied" or "Forbidden" => TaggingErrorKind.PermissionDenied,
        "429" or "TooManyRequests" => TaggingErrorKind.Throttled,
        "408" or "504" or "Timeout" => TaggingErrorKind.Timeout,
        "500" or "502" or "503" or "InternalServerError" or "FailedToProcess" or "ServiceUnavailable" => TaggingErrorKind.Unavailable,
        "413" or "InvalidImageSize" => TaggingErrorKind.ImageTooLarge,
        "415" or "InvalidImageFormat" or "NotSupportedImage" => TaggingErrorKind.UnsupportedFormat,
        "InvalidImageUrl" => TaggingErrorKind.InvalidImage,
        "InvalidRequest" or "BadRequest" or "400" => InvalidKind(),
        "404" or "BadArgument" or "NotSupportedVisualFeature" or "NotSupportedLanguage" or "InvalidDetails" =>
            TaggingErrorKind.InvalidRequest,
        _ => TaggingErrorKind.Unknown,
    };

    // The service gives no inner code for these, or an unknown one: only the message tells them apart.
    private TaggingErrorKind InvalidKind() =>
        Says("image url") ? TaggingErrorKind.InvalidImage
        : Says("larger than") ? TaggingErrorKind.ImageTooLarge
        : Says("image format") || Says("content type") ? TaggingErrorKind.UnsupportedFormat
        : TaggingErrorKind.InvalidRequest;

    private bool Says(string words) => Message?.Contains(words, StringComparison.OrdinalIgnoreCase) ?? false;
}
