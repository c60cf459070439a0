namespace VisionAdapters;

/// <summary>Reads a stream to its end without ever holding much more than the limit.</summary>
internal static class BoundedReader
{
    private const int FirstBuffer = 16 * 1024;

    /// <summary>Returns the stream's bytes, or null when it has more than <paramref name="limit"/>.</summary>
    public static async Task<byte[]?> ReadAsync(Stream stream, long limit, CancellationToken cancellationToken)
    {
        limit = Math.Min(limit, Array.MaxLength - 1);
        if (stream.CanSeek)
        {
            var left = Math.Max(stream.Length - stream.Position, 0);
            if (left > limit)
            {
                return null;
            }

            var exact = new byte[left];
            await stream.ReadExactlyAsync(exact, cancellationToken).ConfigureAwait(false);
            return exact;
        }

        var buffer = new byte[Math.Min(FirstBuffer, limit + 1)];
        var count = 0;
        while (true)
        {
            var read = await stream.ReadAsync(buffer.AsMemory(count), cancellationToken).ConfigureAwait(false);
            if (read == 0)
            {
                return buffer.AsSpan(0, count).ToArray();
            }

            count += read;
            if (count > limit)
            {
                return null;
            }

            if (count == buffer.Length)
            {
                Array.Resize(ref buffer, (int)Math.Min(2L * buffer.Length, limit + 1));
            }
        }
    }
}
