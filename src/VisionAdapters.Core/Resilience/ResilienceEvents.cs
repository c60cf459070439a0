using System.Diagnostics.Metrics;
using Microsoft.Extensions.Logging;

namespace VisionAdapters.Resilience;

/// <summary>Logs and counts what a resilient pipeline does. Nothing of what a provider says is repeated.</summary>
internal sealed partial class ResilienceEvents : IDisposable
{
    private readonly string _provider;
    private readonly ILogger _logger;
    private readonly Meter _meter;
    private readonly Counter<long> _retries;
    private readonly Counter<long> _rejections;
    private readonly Counter<long> _openings;
    private readonly KeyValuePair<string, object?> _tag;

    public ResilienceEvents(string provider, ILogger logger, IMeterFactory? meters)
    {
        const string source = OpenTelemetryImageTaggerBuilderExtensions.DefaultSourceName;
        _provider = provider;
        _logger = logger;
        _tag = new("vision_adapters.provider", provider);
        _meter = meters?.Create(new MeterOptions(source)) ?? new Meter(source);
        _retries = _meter.CreateCounter<long>("vision_adapters.resilience.retries", "{retry}", "Calls made again.");
        _rejections = _meter.CreateCounter<long>(
            "vision_adapters.resilience.rejections", "{call}", "Calls refused without asking the provider.");
        _openings = _meter.CreateCounter<long>("vision_adapters.resilience.circuit_openings", "{opening}", "Circuits that opened.");
    }

    public void Retry(int retry, TaggingErrorKind kind, TimeSpan delay)
    {
        _retries.Add(1, _tag, new("error.type", kind.ToString()));
        LogRetry(_provider, kind, retry, delay.TotalMilliseconds);
    }

    public void Rejected(string reason)
    {
        _rejections.Add(1, _tag, new("vision_adapters.reason", reason));
        LogRejection(_provider, reason);
    }

    public void CircuitOpened(TimeSpan duration)
    {
        _openings.Add(1, _tag);
        LogOpened(_provider, duration.TotalSeconds);
    }

    public void CircuitHalfOpened() => LogHalfOpened(_provider);

    public void CircuitClosed() => LogClosed(_provider);

    public void Dispose() => _meter.Dispose();

    [LoggerMessage(20, LogLevel.Information, "{Provider} failed with {Kind}: retry {Retry} follows in {Milliseconds:0} ms.")]
    private partial void LogRetry(string provider, TaggingErrorKind kind, int retry, double milliseconds);

    [LoggerMessage(21, LogLevel.Debug, "{Provider} was not asked: {Reason}.")]
    private partial void LogRejection(string provider, string reason);

    [LoggerMessage(22, LogLevel.Warning, "{Provider} fails too often: its circuit is open for {Seconds:0.#} s, in which it is not asked.")]
    private partial void LogOpened(string provider, double seconds);

    [LoggerMessage(23, LogLevel.Information, "{Provider} is tried again with one call.")]
    private partial void LogHalfOpened(string provider);

    [LoggerMessage(24, LogLevel.Information, "{Provider} answers again: its circuit is closed.")]
    private partial void LogClosed(string provider);
}
