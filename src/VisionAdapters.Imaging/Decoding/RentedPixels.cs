using System.Buffers;
using System.Runtime.InteropServices;

namespace VisionAdapters.Imaging;

/// <summary>
/// A buffer of RGBA pixels: from the shared pool when it is of a usual size, else from the system and given back to it at once.
/// </summary>
internal unsafe ref struct RentedPixels
{
    /// <summary>Four channels of one byte.</summary>
    public const int BytesPerPixel = 4;

    // A pool keeps what it once lent: one huge image must not hold memory for the rest of the process.
    private const int MaxPooledBytes = 16 * 1024 * 1024;

    private byte[]? _pooled;
    private void* _native;

    private RentedPixels(int width, int height, byte[]? pooled, void* native, int length)
    {
        Width = width;
        Height = height;
        _pooled = pooled;
        _native = native;
        Span = native is null ? pooled.AsSpan(0, length) : new Span<byte>(native, length);
    }

    /// <summary>Gets the width in pixels.</summary>
    public int Width { get; }

    /// <summary>Gets the height in pixels.</summary>
    public int Height { get; }

    /// <summary>Gets the pixels, row by row without padding; not cleared when rented.</summary>
    public Span<byte> Span { get; private set; }

    /// <summary>Rents a buffer.</summary>
    /// <exception cref="TaggingException">There is not enough memory.</exception>
    public static RentedPixels Rent(int width, int height)
    {
        var length = (long)width * height * BytesPerPixel;
        if (length > Array.MaxLength)
        {
            throw TooLarge(width, height);
        }

        if (length <= MaxPooledBytes)
        {
            return new RentedPixels(width, height, ArrayPool<byte>.Shared.Rent((int)length), null, (int)length);
        }

        try
        {
            return new RentedPixels(width, height, null, NativeMemory.Alloc((nuint)length), (int)length);
        }
        catch (OutOfMemoryException exception)
        {
            throw TooLarge(width, height, exception);
        }
    }

    /// <summary>Gives the buffer back.</summary>
    public void Dispose()
    {
        Span = default;
        if (_pooled is not null)
        {
            ArrayPool<byte>.Shared.Return(_pooled);
            _pooled = null;
        }

        NativeMemory.Free(_native);
        _native = null;
    }

    private static TaggingException TooLarge(int width, int height, Exception? cause = null) =>
        new(TaggingErrorKind.ImageTooLarge, $"There is not enough memory for {width} x {height} pixels: shrink the image.", cause);
}
