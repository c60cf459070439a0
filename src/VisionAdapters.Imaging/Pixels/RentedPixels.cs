using System.Buffers;
using System.Runtime.InteropServices;
using SkiaSharp;

namespace VisionAdapters.Imaging;

/// <summary>A buffer of RGBA pixels: from the shared pool when it is of a usual size, else from the system and given back to it at
/// once.</summary>
internal ref struct RentedPixels
{
    /// <summary>Four channels of one byte.</summary>
    public const int BytesPerPixel = 4;

    // A pool keeps what it once lent: one huge image must not hold memory for the rest of the process.
    private const int MaxPooledBytes = 16 * 1024 * 1024;

    private readonly SKBitmap? _bitmap;
    private byte[]? _pooled;
    private GCHandle _pin;

    private RentedPixels(int width, int height, byte[] pooled)
    {
        Width = width;
        Height = height;
        _pooled = pooled;
        _pin = GCHandle.Alloc(pooled, GCHandleType.Pinned);
        Address = _pin.AddrOfPinnedObject();
        Span = pooled.AsSpan(0, width * height * BytesPerPixel);
    }

    private RentedPixels(SKBitmap bitmap)
    {
        Width = bitmap.Width;
        Height = bitmap.Height;
        _bitmap = bitmap;
        Address = bitmap.GetPixels();
        Span = bitmap.GetPixelSpan();
    }

    /// <summary>Gets the width in pixels.</summary>
    public int Width { get; }

    /// <summary>Gets the height in pixels.</summary>
    public int Height { get; }

    /// <summary>Gets the address of the first pixel, for the codec.</summary>
    public nint Address { get; }

    /// <summary>Gets the pixels, row by row without padding; not cleared when rented.</summary>
    public Span<byte> Span { get; private set; }

    /// <summary>Rents a buffer.</summary>
    /// <exception cref="TaggingException">There is not enough memory.</exception>
    public static RentedPixels Rent(int width, int height)
    {
        var length = (long)width * height * BytesPerPixel;
        if (length <= MaxPooledBytes)
        {
            return new RentedPixels(width, height, ArrayPool<byte>.Shared.Rent((int)length));
        }

        var bitmap = new SKBitmap();
        if (length <= Array.MaxLength && bitmap.TryAllocPixels(new SKImageInfo(width, height, SKColorType.Rgba8888, SKAlphaType.Unpremul)))
        {
            return new RentedPixels(bitmap);
        }

        bitmap.Dispose();
        throw new TaggingException(
            TaggingErrorKind.ImageTooLarge, $"There is not enough memory for {width} x {height} pixels: shrink the image.");
    }

    /// <summary>Gives the buffer back.</summary>
    public void Dispose()
    {
        Span = default;
        _bitmap?.Dispose();
        if (_pooled is not null)
        {
            _pin.Free();
            ArrayPool<byte>.Shared.Return(_pooled);
            _pooled = null;
        }
    }
}
