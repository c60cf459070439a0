using System.Runtime.InteropServices;
using SkiaSharp;

namespace VisionAdapters.Imaging;

/// <summary>A codec of Skia by its C interface, over bytes that stay where they are.</summary>
/// <remarks>
/// SkiaSharp's own wrappers are objects with finalizers that are entered in a table under a lock: about 240 bytes for an image and its
/// data, which is all the garbage
/// that decoding would make. These functions and their structures are part of SkiaSharp's native library since its first versions; the
/// tests decode every
/// format through them, so that a version in which they differ is found when it is taken.
/// </remarks>
internal readonly unsafe partial struct NativeCodec
{
    private const string Library = "libSkiaSharp";

    private readonly void* _data;
    private readonly void* _codec;

    private NativeCodec(void* data, void* codec)
    {
        _data = data;
        _codec = codec;
    }

    public SKEncodedOrigin Origin => (SKEncodedOrigin)sk_codec_get_origin(_codec);

    /// <summary>Makes the codec of an image's first bytes.</summary>
    /// <returns>Whether there is one.</returns>
    public static bool TryCreate(byte* encoded, int length, out NativeCodec codec)
    {
        var data = sk_data_new_with_proc(encoded, (nuint)length, null, null);
        var made = sk_codec_new_from_data(data);
        codec = new NativeCodec(data, made);
        if (made is not null)
        {
            return true;
        }

        sk_data_unref(data);
        return false;
    }

    /// <summary>Gets the size nearest to a scale at which the codec can decode.</summary>
    public SKSizeI ScaledSize(float scale)
    {
        SKSizeI size;
        sk_codec_get_scaled_dimensions(_codec, scale, &size);
        return size;
    }

    /// <summary>Decodes the first frame as RGBA, without a colour space: levels stay as they are stored.</summary>
    public SKCodecResult Decode(SKSizeI size, bool isOpaque, byte* pixels)
    {
        var info = new ImageInfo { Width = size.Width, Height = size.Height, ColorType = ImageInfo.Rgba8888, AlphaType = isOpaque ? ImageInfo.Opaque : ImageInfo.Unpremultiplied };
        return (SKCodecResult)sk_codec_get_pixels(_codec, &info, pixels, (nuint)(size.Width * RentedPixels.BytesPerPixel), null);
    }

    public void Free()
    {
        sk_codec_destroy(_codec);
        sk_data_unref(_data);
    }

#pragma warning disable IDE1006, SA1300 // The names are those of the C interface.
    [LibraryImport(Library)]
    private static partial void* sk_data_new_with_proc(void* bytes, nuint length, void* release, void* context);

    [LibraryImport(Library)]
    private static partial void sk_data_unref(void* data);

    [LibraryImport(Library)]
    private static partial void* sk_codec_new_from_data(void* data);

    [LibraryImport(Library)]
    private static partial void sk_codec_destroy(void* codec);

    [LibraryImport(Library)]
    private static partial int sk_codec_get_origin(void* codec);

    [LibraryImport(Library)]
    private static partial void sk_codec_get_scaled_dimensions(void* codec, float scale, SKSizeI* size);

    [LibraryImport(Library)]
    private static partial int sk_codec_get_pixels(void* codec, ImageInfo* info, void* pixels, nuint rowBytes, void* options);
#pragma warning restore IDE1006, SA1300

    [StructLayout(LayoutKind.Sequential)]
    private struct ImageInfo
    {
        public const int Rgba8888 = 4;
        public const int Opaque = 1;
        public const int Unpremultiplied = 3;

        public void* ColorSpace;
        public int Width;
        public int Height;
        public int ColorType;
        public int AlphaType;
    }
}
