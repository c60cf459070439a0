namespace VisionAdapters;

/// <summary>Where a provider is called, who named that place, and whether a credential of the user's may go there.</summary>
public sealed class ProviderEndpoint
{
    /// <summary>Gets the address: <c>https</c>, or <c>http</c> on this machine.</summary>
    public required Uri Address { get; init; }

    /// <summary>Gets who named the address: <c>the options</c>, or an environment variable.</summary>
    public required string Source { get; init; }

    /// <summary>
    /// Gets a value indicating whether a credential of the user's may go there: the host is the vendor's own, or the user named it outside
    /// of the options. An address on this machine never gets one.
    /// </summary>
    public required bool IsTrusted { get; init; }

    /// <summary>Gets a value indicating whether the address is on this machine.</summary>
    public bool IsLocal => Address.IsLoopback;

    /// <inheritdoc/>
    public override string ToString() => $"endpoint {Address.Host} from {Source}";
}
