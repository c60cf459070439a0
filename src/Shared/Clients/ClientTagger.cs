using VisionAdapters.Http;

namespace VisionAdapters.Clients;

/// <summary>
/// What taggers that are made of a vendor's own client have in common: a deadline, a clock, metadata, and how they end. The client is the
/// application's, and is not disposed.
/// </summary>
internal sealed class ClientTagger(CloudService service, Type owner, TaggerMetadata metadata, TimeSpan timeout, TimeProvider? timeProvider)
    : IDisposable
{
    private readonly CallGate _gate = new(service, owner, timeout, timeProvider ?? TimeProvider.System);

    /// <summary>Gets the service.</summary>
    public CloudService Service => service;

    /// <summary>Gets what the tagger tells about itself.</summary>
    public TaggerMetadata Metadata => metadata;

    /// <summary>Gets the clock.</summary>
    public TimeProvider Time { get; } = timeProvider ?? TimeProvider.System;

    /// <summary>Makes a call under the deadline.</summary>
    /// <exception cref="TaggingException">The call failed.</exception>
    public Task<T> RunAsync<T>(Func<CancellationToken, Task<T>> call, CancellationToken cancellationToken) =>
        _gate.RunAsync(call, cancellationToken);

    /// <summary>Reads an image that is to be sent, and refuses one that the service would refuse.</summary>
    /// <exception cref="TaggingException">The image cannot be read, or is outside of the limits.</exception>
    public async Task<ReadOnlyMemory<byte>> LoadAsync(ImageInput image, CancellationToken cancellationToken)
    {
        var content = await image.LoadAsync(metadata.Limits.MaxBytes, cancellationToken).ConfigureAwait(false);
        ImageCheck.Check(service, image, content, metadata.Limits);
        return content.Bytes;
    }

    /// <summary>Completes an answer with what came around it.</summary>
    public TaggingResponse Complete(
        TaggingResponse response, TaggingOptions? options, long started, IReadOnlyList<BillableUsage> usage, string? requestId) =>
        new(response)
        {
            RequestId = requestId ?? response.RequestId,
            Latency = Time.GetElapsedTime(started),
            Tags = TagSelection.Select(response.Tags, options),
            Usage = usage,
        };

    /// <summary>Finds the tagger itself, its metadata or its client.</summary>
    public object? GetService(IImageTagger tagger, Type serviceType, object? serviceKey, object client)
    {
        ArgumentNullException.ThrowIfNull(serviceType);
        return serviceKey is not null ? null : Array.Find([tagger, metadata, client], serviceType.IsInstanceOfType);
    }

    /// <summary>Ends the calls under way.</summary>
    public void Dispose() => _gate.Dispose();
}
