using System.Buffers;
using System.Buffers.Text;
using System.Net;
using System.Security.Cryptography;

namespace VisionAdapters.Http;

/// <summary>
/// A JSON body with images in base64 that is written through one small buffer: neither a string nor a second copy of an image is ever made.
/// The length is known beforehand, and the body can be written any number of times.
/// </summary>
internal sealed class Base64JsonContent : HttpContent
{
    private const int BufferSize = 64 * 1024;

    private readonly Base64JsonPart[] _parts;

    public Base64JsonContent(string contentType, params Base64JsonPart[] parts)
    {
        _parts = parts;
        foreach (var part in parts)
        {
            Length += part.Json.Length + Base64.GetMaxEncodedToUtf8Length(part.Image.Length);
        }

        Headers.TryAddWithoutValidation("Content-Type", contentType);
    }

    /// <summary>Gets the number of bytes of the body.</summary>
    public long Length { get; }

    /// <summary>Computes the SHA-256 of the body in lower-case hexadecimal digits.</summary>
    public string Sha256(CancellationToken cancellationToken)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = Rent();
        try
        {
            var cursor = new Base64JsonCursor(_parts);
            for (var count = cursor.Read(buffer); count > 0; count = cursor.Read(buffer))
            {
                cancellationToken.ThrowIfCancellationRequested();
                hash.AppendData(buffer.AsSpan(0, count));
            }

            return Convert.ToHexStringLower(hash.GetHashAndReset());
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        var buffer = Rent();
        try
        {
            var cursor = new Base64JsonCursor(_parts);
            for (var count = cursor.Read(buffer); count > 0; count = cursor.Read(buffer))
            {
                await stream.WriteAsync(buffer.AsMemory(0, count), cancellationToken).ConfigureAwait(false);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    protected override bool TryComputeLength(out long length)
    {
        length = Length;
        return true;
    }

    private byte[] Rent() => ArrayPool<byte>.Shared.Rent((int)Math.Clamp(Length, 16, BufferSize));
}
