namespace VisionAdapters.Testing;

/// <summary>A request that reached a <see cref="FakeBackend"/>.</summary>
public sealed class FakeBackendRequest
{
    /// <summary>Gets the method.</summary>
    public required HttpMethod Method { get; init; }

    /// <summary>Gets the address.</summary>
    public required Uri Address { get; init; }

    /// <summary>Gets the headers, those of the body included, by name; several values are parted by commas.</summary>
    public required IReadOnlyDictionary<string, string> Headers { get; init; }

    /// <summary>Gets the body.</summary>
    public ReadOnlyMemory<byte> Body { get; init; }
}
