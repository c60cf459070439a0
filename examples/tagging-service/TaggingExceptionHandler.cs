using System.Globalization;
using Microsoft.AspNetCore.Diagnostics;
using VisionAdapters;

namespace TaggingService;

/// <summary>Answers what went wrong with an image: 4xx when the image is at fault, 503 when nobody could answer.</summary>
internal sealed class TaggingExceptionHandler(IProblemDetailsService problems) : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext context, Exception exception, CancellationToken cancellationToken)
    {
        if (exception is not TaggingException error)
        {
            return false;
        }

        context.Response.StatusCode = error.Kind switch
        {
            TaggingErrorKind.ImageTooLarge => StatusCodes.Status413PayloadTooLarge,
            TaggingErrorKind.UnsupportedFormat => StatusCodes.Status415UnsupportedMediaType,
            _ when error.Scope == TaggingErrorScope.Request => StatusCodes.Status400BadRequest,
            _ => StatusCodes.Status503ServiceUnavailable,
        };
        if (error.RetryAfter is { } wait)
        {
            context.Response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        }

        // The words of a provider are for the log; a caller is told the words only where the image is at fault.
        return await problems.TryWriteAsync(new ProblemDetailsContext
        {
            HttpContext = context,
            ProblemDetails = { Title = error.Kind.ToString(), Detail = error.Scope == TaggingErrorScope.Request ? error.Message : null },
        });
    }
}
