namespace VisionAdapters;

internal sealed class StreamImageInput(Func<CancellationToken, ValueTask<Stream>> open, string? name, bool readOnce) : ImageInput(name)
{
    private readonly SemaphoreSlim? _gate = readOnce ? new SemaphoreSlim(1, 1) : null;
    private ImageContent? _kept;
    private bool _isSpent;

    public override async ValueTask<ImageContent> LoadAsync(long? maxBytes = null, CancellationToken cancellationToken = default)
    {
        var limit = maxBytes ?? DefaultMaxBytes;
        if (_gate is null)
        {
            return await ReadAsync(limit, cancellationToken).ConfigureAwait(false);
        }

        await _gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (_kept is null)
            {
                // Reading disposes the stream, whether it succeeds or not.
                _kept = _isSpent ? throw Spent() : await ReadOnceAsync(limit, cancellationToken).ConfigureAwait(false);
            }

            return _kept.Bytes.Length <= limit ? _kept : throw TooLarge(limit);
        }
        finally
        {
            _gate.Release();
        }
    }

    private Task<ImageContent> ReadOnceAsync(long limit, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        _isSpent = true;
        return ReadAsync(limit, cancellationToken);
    }

    private TaggingException Spent() =>
        new(
            TaggingErrorKind.InvalidImage,
            $"{this} is a stream that an earlier load read without success: make a new source, or use FromStreams, which opens a "
                + "stream for each load.");

    private async Task<ImageContent> ReadAsync(long limit, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        try
        {
            var stream = await open(cancellationToken).ConfigureAwait(false);
            await using (stream.ConfigureAwait(false))
            {
                var bytes = await BoundedReader.ReadAsync(stream, limit, cancellationToken).ConfigureAwait(false) ?? throw TooLarge(limit);
                return bytes.Length == 0 ? throw Empty() : new ImageContent(bytes);
            }
        }
        catch (Exception exception) when (exception is IOException or ObjectDisposedException)
        {
            throw new TaggingException(TaggingErrorKind.InvalidImage, $"{this} cannot be read: {exception.Message}", exception);
        }
    }
}
