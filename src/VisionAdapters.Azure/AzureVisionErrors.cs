using System.Globalization;
using Azure;
using VisionAdapters.Http;

namespace VisionAdapters.Azure;

/// <summary>What the errors of Azure's own clients mean, for taggers that are made of such a client.</summary>
public static class AzureVisionErrors
{
    /// <summary>Tells what an error of the service, or of the way to it, means.</summary>
    /// <param name="exception">The error, of <c>ImageAnalysisClient</c> for example.</param>
    /// <returns>The same error by its kind, with the status, the request's id and the wait that the service asks for.</returns>
    public static TaggingException From(RequestFailedException exception)
    {
        ArgumentNullException.ThrowIfNull(exception);
        var response = exception.GetRawResponse();
        if (response is null && exception.Status == 0)
        {
            return TransportFailure.ToException(AzureService.Instance, exception.InnerException ?? exception);
        }

        var answer = new HttpAnswer(
            AzureService.Instance,
            exception.Status,
            response?.Headers.ContentType,
            response is null ? ReadOnlyMemory<byte>.Empty : response.Content.ToMemory(),
            Header("apim-request-id") ?? Header("x-ms-request-id"),
            RetryAfterHeader.Read(Header, TimeProvider.System),
            Header(HttpAnswer.EmulatorHeader) is not null);
        try
        {
            answer.Read(AzureVisionAnswer.Parse);
            throw new ArgumentException(
                string.Create(CultureInfo.InvariantCulture, $"Status {exception.Status} is no error."), nameof(exception), exception);
        }
        catch (TaggingException error)
        {
            return new TaggingException(error, error.Message, exception);
        }

        string? Header(string name) => response is not null && response.Headers.TryGetValue(name, out var value) ? value : null;
    }
}
