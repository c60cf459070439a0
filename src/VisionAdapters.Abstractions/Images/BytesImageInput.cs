namespace VisionAdapters;

internal sealed class BytesImageInput(ReadOnlyMemory<byte> bytes, string? name) : ImageInput(name)
{
    private readonly ImageContent _content = new(bytes);

    public override ValueTask<ImageContent> LoadAsync(long? maxBytes = null, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var limit = maxBytes ?? DefaultMaxBytes;
        return _content.Bytes.Length switch
        {
            0 => throw Empty(),
            var length when length > limit => throw TooLarge(limit),
            _ => ValueTask.FromResult(_content),
        };
    }
}
