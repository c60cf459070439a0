using Microsoft.Extensions.Logging;
using VisionAdapters.Stages;

namespace VisionAdapters.Logging;

/// <summary>Logs calls and failures, never what is in them.</summary>
internal sealed partial class LoggingImageTagger : BatchStage
{
    private readonly ILogger _logger;
    private readonly TimeProvider _time;
    private readonly string _provider;

    public LoggingImageTagger(IImageTagger innerTagger, ILogger logger, TimeProvider time)
        : base(innerTagger)
    {
        _logger = logger;
        _time = time;
        _provider = innerTagger.GetService<TaggerMetadata>()?.ProviderId ?? "unknown";
    }

    public override async Task<TaggingResponse> TagAsync(
        ImageInput image, TaggingOptions? options = null, CancellationToken cancellationToken = default)
    {
        var started = _time.GetTimestamp();
        LogImage(_provider, image);
        try
        {
            var response = await base.TagAsync(image, options, cancellationToken).ConfigureAwait(false);
            LogAnswer(response.Provider, response.Tags.Count, Milliseconds(started), response.RequestId);
            return response;
        }
        catch (Exception exception)
        {
            LogException(exception, started, cancellationToken);
            throw;
        }
    }

    public override async Task<IReadOnlyList<TaggingOutcome>> TagBatchAsync(
        IReadOnlyList<ImageInput> images, TaggingOptions? options = null, CancellationToken cancellationToken = default)
    {
        var started = _time.GetTimestamp();
        foreach (var image in images)
        {
            LogImage(_provider, image);
        }

        try
        {
            var outcomes = await InnerBatchTagger.TagBatchAsync(images, options, cancellationToken).ConfigureAwait(false);
            var milliseconds = Milliseconds(started);
            LogBatch(_provider, outcomes.Count(outcome => outcome.IsSuccess), outcomes.Count, milliseconds);
            foreach (var outcome in outcomes)
            {
                if (outcome.Error is { } error)
                {
                    LogFailure(error.Provider ?? _provider, error.Kind, milliseconds, error.StatusCode, error.RequestId);
                }
            }

            return outcomes;
        }
        catch (Exception exception)
        {
            LogException(exception, started, cancellationToken);
            throw;
        }
    }

    private void LogException(Exception exception, long started, CancellationToken cancellationToken)
    {
        if (exception is TaggingException failure)
        {
            LogFailure(failure.Provider ?? _provider, failure.Kind, Milliseconds(started), failure.StatusCode, failure.RequestId);
        }
        else if (exception is OperationCanceledException && cancellationToken.IsCancellationRequested)
        {
            LogCancelled(_provider, Milliseconds(started));
        }
        else
        {
            LogUnexpected(_provider, exception.GetType(), Milliseconds(started));
        }
    }

    private double Milliseconds(long started) => _time.GetElapsedTime(started).TotalMilliseconds;

    [LoggerMessage(1, LogLevel.Trace, "{Provider} is asked about {Image}.")]
    private partial void LogImage(string provider, ImageInput image);

    [LoggerMessage(2, LogLevel.Debug, "{Provider} gave {Tags} tags in {Milliseconds:0.0} ms [request={RequestId}].")]
    private partial void LogAnswer(string provider, int tags, double milliseconds, string? requestId);

    [LoggerMessage(3, LogLevel.Debug, "{Provider} answered {Answered} of {Images} images in {Milliseconds:0.0} ms.")]
    private partial void LogBatch(string provider, int answered, int images, double milliseconds);

    [LoggerMessage(4, LogLevel.Warning, "{Provider} failed after {Milliseconds:0.0} ms: {Kind} [status={StatusCode} request={RequestId}].")]
    private partial void LogFailure(string provider, TaggingErrorKind kind, double milliseconds, int? statusCode, string? requestId);

    [LoggerMessage(5, LogLevel.Debug, "{Provider} was cancelled after {Milliseconds:0.0} ms.")]
    private partial void LogCancelled(string provider, double milliseconds);

    [LoggerMessage(6, LogLevel.Error, "{Provider} failed unexpectedly after {Milliseconds:0.0} ms with {ExceptionType}.")]
    private partial void LogUnexpected(string provider, Type exceptionType, double milliseconds);
}
