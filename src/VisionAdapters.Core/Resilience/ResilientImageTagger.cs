using System.Threading.RateLimiting;
using Polly;
using Polly.CircuitBreaker;
using Polly.RateLimiting;
using VisionAdapters.Stages;

namespace VisionAdapters.Resilience;

/// <summary>Makes calls through a resilience pipeline.</summary>
internal sealed class ResilientImageTagger : BatchStage
{
    private readonly string _provider;
    private readonly ResilienceOptions _options;
    private readonly TimeProvider _time;
    private readonly ResilienceEvents _events;
    private readonly CircuitBreakerStateProvider _circuit = new();
    private readonly IReadOnlyList<RateLimiter> _limiters;
    private readonly ResiliencePipeline _pipeline;
    private readonly Throttle _throttle;

    public ResilientImageTagger(
        IImageTagger innerTagger, string provider, ResilienceOptions options, TimeProvider time, ResilienceEvents events)
        : base(innerTagger)
    {
        _provider = provider;
        _options = options;
        _time = time;
        _events = events;
        _throttle = new Throttle(provider, time, options.MaxRetryDelay);
        _limiters = CallLimits.Create(options);
        var leavesRetries = innerTagger.GetService<TaggerMetadata>()?.ClientRetries == true;
        _pipeline = new ResiliencePipelineFactory(options, time, events, provider).Create(_circuit, _limiters, !leavesRetries);
    }

    public override async Task<TaggingResponse> TagAsync(
        ImageInput image, TaggingOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(image);
        var call = new SingleCall(InnerTagger, image, options, _time);
        try
        {
            var response = await ExecuteAsync(static (call, token) => call.AskAsync(token), call, cancellationToken).ConfigureAwait(false);
            return new TaggingResponse(response) { Latency = call.Elapsed };
        }
        catch (ExecutionRejectedException exception)
        {
            throw Explain(call, exception);
        }
    }

    public override async Task<IReadOnlyList<TaggingOutcome>> TagBatchAsync(
        IReadOnlyList<ImageInput> images, TaggingOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(images);
        var call = new BatchCall(InnerBatchTagger, images, options, _options.ShouldRetry, _time);
        try
        {
            await ExecuteAsync(static (call, token) => call.AskAsync(token), call, cancellationToken).ConfigureAwait(false);
            return call.Complete();
        }
        catch (TaggingException exception)
        {
            return call.Complete(exception);
        }
        catch (ExecutionRejectedException exception)
        {
            return call.Complete(Explain(call, exception));
        }
    }

    public override object? GetService(Type serviceType, object? serviceKey = null) =>
        serviceKey is null && serviceType == typeof(CircuitBreakerStateProvider) && _options.CircuitFailureRatio is not null
            ? _circuit
            : base.GetService(serviceType, serviceKey);

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            foreach (var limiter in _limiters)
            {
                limiter.Dispose();
            }

            _events.Dispose();
        }

        base.Dispose(disposing);
    }

    private async Task<TResult> ExecuteAsync<TResult, TCall>(
        Func<TCall, CancellationToken, ValueTask<TResult>> ask, TCall call, CancellationToken cancellationToken)
        where TCall : ResilientCall
    {
        if (call.HasAlternative)
        {
            _throttle.ThrowIfTooSoon();
        }

        var context = ResilienceContextPool.Shared.Get(continueOnCapturedContext: false, cancellationToken);
        try
        {
            context.Properties.Set(ResilientCall.Key, call);
            return await _pipeline.ExecuteAsync(
                static (context, state) => state.ask(state.call, context.CancellationToken),
                context,
                (ask, call)).ConfigureAwait(false);
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
            _throttle.Note(call.LastError);
        }
    }

    private TaggingException Explain(ResilientCall call, ExecutionRejectedException exception)
    {
        if (exception is BrokenCircuitException or RateLimiterRejectedException)
        {
            _events.Rejected(exception is BrokenCircuitException ? Rejection.CircuitOpen : Rejection.QueueFull);
        }

        return call.Explain(exception, _provider);
    }
}
