using System.Security.Cryptography;

namespace VisionAdapters;

/// <summary>The bytes of an encoded image and what its header tells. Immutable; the hash is computed on first use.</summary>
public sealed class ImageContent
{
    private string? _contentHash;

    /// <summary>Initializes a new instance of the <see cref="ImageContent"/> class.</summary>
    /// <param name="bytes">The encoded image. The caller must not change the bytes afterwards.</param>
    public ImageContent(ReadOnlyMemory<byte> bytes)
    {
        Bytes = bytes;
        Header = ImageHeader.Read(bytes.Span);
    }

    /// <summary>Gets the encoded image.</summary>
    public ReadOnlyMemory<byte> Bytes { get; }

    /// <summary>Gets the format and the size in pixels, told by the first bytes and not by a file name.</summary>
    public ImageHeader Header { get; }

    /// <summary>Gets the SHA-256 of the bytes in lower-case hexadecimal digits.</summary>
    public string ContentHash => _contentHash ??= Convert.ToHexString(SHA256.HashData(Bytes.Span)).ToLowerInvariant();
}
