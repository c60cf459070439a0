using Microsoft.Win32.SafeHandles;

namespace VisionAdapters.Bakeoff;

/// <summary>Reads a part of a file through a handle that others share: no position is kept in the handle.</summary>
internal sealed class FileSliceStream(SafeFileHandle handle, long offset, long length) : Stream
{
    private long _position;

    public override bool CanRead => true;

    public override bool CanSeek => true;

    public override bool CanWrite => false;

    public override long Length => length;

    public override long Position
    {
        get => _position;
        set => Seek(value, SeekOrigin.Begin);
    }

    public override int Read(Span<byte> buffer)
    {
        var count = RandomAccess.Read(handle, buffer[..Left(buffer.Length)], offset + _position);
        _position += count;
        return count;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var count = await RandomAccess.ReadAsync(
            handle, buffer[..Left(buffer.Length)], offset + _position, cancellationToken).ConfigureAwait(false);
        _position += count;
        return count;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override long Seek(long offset, SeekOrigin origin)
    {
        var target = origin switch
        {
            SeekOrigin.Begin => offset,
            SeekOrigin.Current => _position + offset,
            _ => length + offset,
        };
        ArgumentOutOfRangeException.ThrowIfNegative(target, nameof(offset));
        return _position = target;
    }

    public override void Flush()
    {
    }

    public override void SetLength(long value) => throw new NotSupportedException("The file is read only.");

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException("The file is read only.");

    private int Left(int wanted) => (int)Math.Clamp(length - _position, 0, wanted);
}
