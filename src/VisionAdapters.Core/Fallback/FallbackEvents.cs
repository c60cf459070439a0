using System.Diagnostics.Metrics;
using Microsoft.Extensions.Logging;

namespace VisionAdapters.Fallback;

/// <summary>Logs and counts that another tagger is asked. Nothing of what a provider says is repeated.</summary>
internal sealed partial class FallbackEvents : IDisposable
{
    private readonly ILogger _logger;
    private readonly Meter _meter;
    private readonly Counter<long> _failovers;

    public FallbackEvents(ILogger logger, IMeterFactory? meters)
    {
        const string source = OpenTelemetryImageTaggerBuilderExtensions.DefaultSourceName;
        _logger = logger;
        _meter = meters?.Create(new MeterOptions(source)) ?? new Meter(source);
        _failovers = _meter.CreateCounter<long>(
            "vision_adapters.fallback.failovers", "{image}", "Images for which the next tagger was asked, by who did not answer.");
    }

    public void FailedOver(string provider, TaggingErrorKind kind, TimeSpan elapsed)
    {
        _failovers.Add(1, new("vision_adapters.provider", provider), new("error.type", kind.ToString()));
        LogFailover(provider, kind, elapsed.TotalMilliseconds);
    }

    public void Dispose() => _meter.Dispose();

    [LoggerMessage(30, LogLevel.Information, "{Provider} failed with {Kind} after {Milliseconds:0.0} ms: the next tagger is asked.")]
    private partial void LogFailover(string provider, TaggingErrorKind kind, double milliseconds);
}
