namespace VisionAdapters;

/// <summary>
/// What is allowed when an image is fetched from an address. The defaults are for addresses that strangers give: <c>https</c>, hosts on the
/// public internet, and limits of time and size.
/// </summary>
/// <remarks>
/// A host's addresses are checked on the connection that is used, after its name was resolved, at the first request and at every redirect:
/// so neither a name that resolves to a private address nor one that changes in between reaches the machine or its network. No proxy is
/// used while private addresses are forbidden, because the check would see the proxy and not the host.
/// </remarks>
public sealed record ImageFetchPolicy
{
    /// <summary>Gets the policy where the caller gives none.</summary>
    public static ImageFetchPolicy Default { get; } = new();

    /// <summary>Gets a value indicating whether <c>http</c> is allowed beside <c>https</c>.</summary>
    public bool AllowHttp { get; init; }

    /// <summary>
    /// Gets a value indicating whether addresses of this machine, of private networks and of cloud metadata services are allowed beside
    /// those of the public internet. Only for addresses that you know.
    /// </summary>
    public bool AllowPrivateAddresses { get; init; }

    /// <summary>Gets the maximum number of redirects, from 0. The default is 3.</summary>
    public int MaxRedirects
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value);
            field = value;
        }
    } = 3;

    /// <summary>Gets the maximum time of a fetch from the first request to the last byte, redirects included. The default is 30
    /// seconds.</summary>
    public TimeSpan Timeout
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(value, TimeSpan.Zero);
            field = value;
        }
    } = TimeSpan.FromSeconds(30);

    /// <summary>Gets the maximum number of bytes of an image. The default is 64 MiB; a tagger may set less.</summary>
    public long MaxBytes
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            field = value;
        }
    } = ImageInput.DefaultMaxBytes;

    /// <summary>Gets what the server is told of the client, in the form of the header <c>User-Agent</c>.</summary>
    public string UserAgent
    {
        get;
        init
        {
            ArgumentException.ThrowIfNullOrWhiteSpace(value);
            field = value;
        }
    } = $"VisionAdapters/{typeof(ImageFetchPolicy).Assembly.GetName().Version?.ToString(3)}";

    /// <summary>Gets the clock of <see cref="Timeout"/>.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;
}
