using VisionAdapters.Secrets;

namespace VisionAdapters.Http;

/// <summary>
/// What the taggers of all cloud services have in common: connections, a clock, a deadline, metadata, and how they end. It is a part and no
/// base class, since a public class cannot derive from an internal one.
/// </summary>
internal sealed class CloudTagger : IDisposable
{
    private readonly CallGate _gate;

    /// <summary>Initializes a new instance of the <see cref="CloudTagger"/> class.</summary>
    /// <param name="service">The service.</param>
    /// <param name="owner">The public type of the tagger.</param>
    /// <param name="metadata">What the tagger tells about itself.</param>
    /// <param name="timeout">How long a call may take in all.</param>
    /// <param name="handler">What requests go through; <see langword="null"/> opens connections of its own.</param>
    /// <param name="timeProvider">The clock; <see langword="null"/> means the system's.</param>
    /// <exception cref="ArgumentException">The handler follows redirects.</exception>
    public CloudTagger(
        CloudService service,
        Type owner,
        TaggerMetadata metadata,
        TimeSpan timeout,
        HttpMessageHandler? handler,
        TimeProvider? timeProvider)
    {
        Service = service;
        Metadata = metadata;
        Time = timeProvider ?? TimeProvider.System;
        Client = TaggerHttpClient.Create(handler);
        _gate = new CallGate(service, owner, timeout, Time);
    }

    /// <summary>Gets the service.</summary>
    public CloudService Service { get; }

    /// <summary>Gets what the tagger tells about itself.</summary>
    public TaggerMetadata Metadata { get; }

    /// <summary>Gets the clock.</summary>
    public TimeProvider Time { get; }

    /// <summary>Gets the client that requests go through.</summary>
    public HttpClient Client { get; }

    /// <summary>Gets what cuts the tagger's secrets from what the service says.</summary>
    public SecretFilter Secrets { get; } = new();

    /// <summary>Runs a call, or a part of one, under the deadline.</summary>
    /// <exception cref="TaggingException">The call failed. Nothing that it says holds a secret of the tagger.</exception>
    public async Task<T> RunAsync<T>(Func<CancellationToken, Task<T>> call, CancellationToken cancellationToken)
    {
        try
        {
            return await _gate.RunAsync(call, cancellationToken).ConfigureAwait(false);
        }
        catch (TaggingException exception) when (Secrets.HoldsSecret(exception))
        {
            throw Secrets.Clean(exception);
        }
    }

    /// <summary>Tags one image under the deadline.</summary>
    /// <param name="image">The image.</param>
    /// <param name="callAsync">Makes the call.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="TaggingException">The call failed.</exception>
    public Task<TaggingResponse> TagAsync(
        ImageInput image, Func<CancellationToken, Task<TaggingResponse>> callAsync, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(image);
        return RunAsync(callAsync, cancellationToken);
    }

    /// <summary>Reads an image that is to be sent, and refuses one that the service would refuse.</summary>
    /// <exception cref="TaggingException">The image cannot be read, or is outside of the limits.</exception>
    public async Task<ReadOnlyMemory<byte>> LoadAsync(ImageInput image, CancellationToken cancellationToken)
    {
        var content = await image.LoadAsync(Metadata.Limits.MaxBytes, cancellationToken).ConfigureAwait(false);
        ImageCheck.Check(Service, image, content, Metadata.Limits);
        return content.Bytes;
    }

    /// <summary>Finds what the tagger offers beyond its contract: itself, its metadata, or what is its own.</summary>
    /// <param name="tagger">The tagger.</param>
    /// <param name="serviceType">The type asked for.</param>
    /// <param name="serviceKey">The key; nothing has one.</param>
    /// <param name="others">What else the tagger offers, each under its own type.</param>
    public object? GetService(IImageTagger tagger, Type serviceType, object? serviceKey, params ReadOnlySpan<object> others)
    {
        ArgumentNullException.ThrowIfNull(serviceType);
        if (serviceKey is not null)
        {
            return null;
        }

        foreach (var candidate in (ReadOnlySpan<object>)[tagger, Metadata, .. others])
        {
            if (serviceType.IsInstanceOfType(candidate))
            {
                return candidate;
            }
        }

        return null;
    }

    /// <summary>Ends the calls under way and closes the connections that are the tagger's own.</summary>
    public void Dispose()
    {
        _gate.Dispose();
        Client.Dispose();
    }
}
