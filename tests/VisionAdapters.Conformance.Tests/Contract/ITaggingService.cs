namespace VisionAdapters.Conformance.Tests;

/// <summary>A service behind a tagger, on this machine, that does wrong what it is told to.</summary>
public interface ITaggingService : IAsyncDisposable
{
    /// <summary>How long an answer takes that must not be waited for.</summary>
    static readonly TimeSpan Delay = TimeSpan.FromSeconds(30);

    /// <summary>The seconds that a throttled caller is told to wait.</summary>
    const int RetryAfterSeconds = 7;

    Uri Endpoint { get; }

    /// <summary>Gets how many requests have come since the start.</summary>
    long Requests { get; }

    /// <summary>Gets a task that ends when the service has begun to keep an answer back.</summary>
    Task Waiting { get; }

    /// <summary>Does this wrong, from now on.</summary>
    void Fail(ServiceFault fault);

    /// <summary>Does nothing wrong any more.</summary>
    void BeWell();
}
