using Amazon.Runtime;
using Amazon.Runtime.Internal;
using VisionAdapters.Http;

namespace VisionAdapters.Aws;

/// <summary>What the errors of Amazon's own clients mean, for taggers that are made of such a client.</summary>
public static class AwsRekognitionErrors
{
    /// <summary>Tells what an error of the service, or of the way to it, means.</summary>
    /// <param name="exception">The error, of <c>AmazonRekognitionClient</c> for example.</param>
    /// <returns>The same error by its kind, with the status, the request's id and the wait that the service asks for.</returns>
    public static TaggingException From(AmazonServiceException exception)
    {
        ArgumentNullException.ThrowIfNull(exception);
        if (exception.InnerException is { } cause && TransportFailure.Is(cause) && string.IsNullOrEmpty(exception.ErrorCode))
        {
            return TransportFailure.ToException(AwsService.Instance, cause);
        }

        var error = new AwsFailure { Code = exception.ErrorCode, Message = exception.Message }.ToException();
        var status = (int)exception.StatusCode;
        if (error.Kind == TaggingErrorKind.Unknown && status != 0)
        {
            error = AwsService.Instance.Failure(
                HttpStatusKind.From(status), $"answered with status {status} and no reason that it documents.", exception);
        }

        return new TaggingException(error, error.Message, exception)
        {
            StatusCode = status == 0 ? null : status,
            RequestId = exception.RequestId,
            RetryAfter = exception.InnerException is HttpErrorResponseException { Response: { } answer }
                ? RetryAfterHeader.Read(answer.GetHeaderValue, TimeProvider.System)
                : null,
        };
    }
}
