using System.Buffers;
using System.IO.Pipelines;
using Microsoft.AspNetCore.Http;

namespace VisionAdapters.Emulator;

/// <summary>A request's body, read whole into a pooled buffer that goes back when it is disposed.</summary>
internal sealed class RequestBody : IDisposable
{
    private const int FirstBuffer = 16 * 1024;

    private byte[] _buffer;
    private int _length;

    private RequestBody(int capacity) => _buffer = ArrayPool<byte>.Shared.Rent(capacity);

    /// <summary>Gets the bytes, which are valid until the body is disposed.</summary>
    public Memory<byte> Bytes => _buffer.AsMemory(0, _length);

    /// <summary>Reads the body of a request.</summary>
    /// <returns>The body, or <see langword="null"/> when it has more bytes than allowed.</returns>
    public static async Task<RequestBody?> ReadAsync(HttpRequest request, int maxBytes, CancellationToken cancellationToken)
    {
        if (request.ContentLength > maxBytes)
        {
            return null;
        }

        var body = new RequestBody((int)(request.ContentLength ?? FirstBuffer));
        try
        {
            if (await body.FillAsync(request.BodyReader, maxBytes, cancellationToken).ConfigureAwait(false))
            {
                return body;
            }
        }
        catch
        {
            body.Dispose();
            throw;
        }

        body.Dispose();
        return null;
    }

    public void Dispose()
    {
        if (_buffer.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(_buffer);
            _buffer = [];
            _length = 0;
        }
    }

    private async Task<bool> FillAsync(PipeReader reader, int maxBytes, CancellationToken cancellationToken)
    {
        while (true)
        {
            var result = await reader.ReadAsync(cancellationToken).ConfigureAwait(false);
            var part = result.Buffer;
            if (_length + part.Length > maxBytes)
            {
                reader.AdvanceTo(part.End);
                return false;
            }

            Append(part);
            reader.AdvanceTo(part.End);
            if (result.IsCompleted)
            {
                return true;
            }
        }
    }

    private void Append(ReadOnlySequence<byte> part)
    {
        var needed = _length + (int)part.Length;
        if (needed > _buffer.Length)
        {
            var larger = ArrayPool<byte>.Shared.Rent(Math.Max(needed, _buffer.Length * 2));
            _buffer.AsSpan(0, _length).CopyTo(larger);
            ArrayPool<byte>.Shared.Return(_buffer);
            _buffer = larger;
        }

        part.CopyTo(_buffer.AsSpan(_length));
        _length = needed;
    }
}
