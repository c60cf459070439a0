namespace VisionAdapters;

internal sealed class StreamImageSource(Func<CancellationToken, ValueTask<Stream>> open, string? name, bool readOnce) : ImageSource(name)
{
    private readonly SemaphoreSlim? _gate = readOnce ? new SemaphoreSlim(1, 1) : null;
    private ImageContent? _kept;

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
            _kept ??= await ReadAsync(limit, cancellationToken).ConfigureAwait(false);
            return _kept.Bytes.Length <= limit ? _kept : throw TooLarge(limit);
        }
        finally
        {
            _gate.Release();
        }
    }

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
        catch (IOException exception)
        {
            throw new TaggingException(TaggingErrorKind.InvalidImage, $"{this} cannot be read: {exception.Message}", exception);
        }
    }
}
