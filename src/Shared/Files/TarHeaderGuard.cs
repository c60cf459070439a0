namespace VisionAdapters.Files;

/// <summary>
/// A tar archive on its way to a reader that takes as much memory for an entry's metadata (long names, extended attributes) as the header
/// claims. A header that claims more than any real one holds is refused before it is seen.
/// </summary>
internal sealed class TarHeaderGuard(Stream archive) : Stream
{
    private const int HeaderBytes = 512;
    private const int TypeOffset = 156;
    private const int SizeOffset = 124;
    private const int SizeBytes = 12;
    private const long MaxMetadata = 1024 * 1024;

    public override bool CanRead => archive.CanRead;

    public override bool CanSeek => archive.CanSeek;

    public override bool CanWrite => false;

    public override long Length => archive.Length;

    public override long Position
    {
        get => archive.Position;
        set => archive.Position = value;
    }

    public override int Read(Span<byte> buffer) => Check(buffer[..archive.Read(buffer)]);

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var count = await archive.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
        return Check(buffer.Span[..count]);
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override long Seek(long offset, SeekOrigin origin) => archive.Seek(offset, origin);

    public override void Flush() => archive.Flush();

    public override void SetLength(long value) => throw new NotSupportedException("The archive is only read.");

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException("The archive is only read.");

    private static int Check(ReadOnlySpan<byte> read)
    {
        var isMetadata = read.Length == HeaderBytes && read[TypeOffset] is (byte)'x' or (byte)'g' or (byte)'L' or (byte)'K';
        if (isMetadata && SizeOf(read) > MaxMetadata)
        {
            throw new InvalidDataException($"an entry's name or attributes claim to have {SizeOf(read)} bytes");
        }

        return read.Length;
    }

    /// <summary>Reads the size, which is written in octal digits, or in binary when the first bit is set.</summary>
    private static long SizeOf(ReadOnlySpan<byte> header)
    {
        var field = header.Slice(SizeOffset, SizeBytes);
        var isBinary = (field[0] & 0x80) != 0;
        var size = 0L;
        foreach (var letter in isBinary ? field[1..] : field)
        {
            if (isBinary)
            {
                size = size > long.MaxValue >> 8 ? long.MaxValue : (size << 8) | letter;
            }
            else if (letter is >= (byte)'0' and <= (byte)'7')
            {
                size = (size << 3) | (long)(letter - '0');
            }
        }

        return size;
    }
}
