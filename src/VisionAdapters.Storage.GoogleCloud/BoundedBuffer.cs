namespace VisionAdapters.Storage.GoogleCloud;

/// <summary>Holds an image while it comes, and no more bytes than an image may have.</summary>
internal sealed class BoundedBuffer(string image, long limit) : MemoryStream
{
    public override void Write(byte[] buffer, int offset, int count)
    {
        ThrowIfTooLarge(count);
        base.Write(buffer, offset, count);
    }

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        ThrowIfTooLarge(buffer.Length);
        base.Write(buffer);
    }

    private void ThrowIfTooLarge(int more)
    {
        if (Length + more > limit)
        {
            throw new TaggingException(TaggingErrorKind.ImageTooLarge, $"{image} has more than {limit} bytes: shrink the image.");
        }
    }
}
