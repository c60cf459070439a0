namespace VisionAdapters.Http;

/// <summary>Reads the body of an answer to its end.</summary>
internal static class AnswerBody
{
    /// <summary>More bytes than the largest answer that a service sends.</summary>
    public const int MaxBody = 64 * 1024 * 1024;

    // A length that a header promises is believed only this far before bytes come.
    private const int FirstBuffer = 64 * 1024;
    private const int UnknownLength = 4 * 1024;

    /// <summary>Reads a body of at most 64 MiB.</summary>
    /// <param name="service">Who answers.</param>
    /// <param name="stream">The body.</param>
    /// <param name="promised">The length that the header promises.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    /// <exception cref="TaggingException">The body is too long, or ends before its promised end.</exception>
    public static async Task<ReadOnlyMemory<byte>> ReadAsync(
        CloudService service, Stream stream, long? promised, CancellationToken cancellationToken)
    {
        if (promised > MaxBody)
        {
            throw TooLong(service);
        }

        var buffer = new byte[Math.Min(promised ?? UnknownLength, FirstBuffer)];
        var count = 0;
        while (true)
        {
            if (count == buffer.Length)
            {
                if (count == promised)
                {
                    return buffer;
                }

                Array.Resize(ref buffer, (int)Math.Clamp(2L * count, UnknownLength, promised ?? MaxBody + 1));
            }

            var read = await ReadPieceAsync(service, stream, buffer.AsMemory(count), cancellationToken).ConfigureAwait(false);
            if (read == 0)
            {
                return count < promised ? throw CutOff(service) : buffer.AsMemory(0, count);
            }

            count += read;
            if (count > MaxBody)
            {
                throw TooLong(service);
            }
        }
    }

    private static async Task<int> ReadPieceAsync(
        CloudService service, Stream stream, Memory<byte> buffer, CancellationToken cancellationToken)
    {
        try
        {
            return await stream.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
        }
        catch (IOException exception) when (!cancellationToken.IsCancellationRequested)
        {
            throw CutOff(service, exception);
        }
    }

    // The next answer may be whole: unlike other breaches of the protocol, this one passes.
    public static TaggingException CutOff(CloudService service, Exception? cause = null) =>
        new(service.Failure(TaggingErrorKind.ProtocolError, "ended its answer before the end.", cause)) { IsTransient = true };

    private static TaggingException TooLong(CloudService service) =>
        service.Failure(TaggingErrorKind.ProtocolError, $"sent an answer of more than {MaxBody} bytes.");
}
