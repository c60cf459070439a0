using System.Collections.Immutable;

namespace VisionAdapters.Imaging;

/// <summary>The decoders of further formats that the program registered.</summary>
internal static class RegisteredDecoders
{
    private static ImmutableDictionary<ImageFormat, IImageFormatDecoder> _decoders =
        ImmutableDictionary<ImageFormat, IImageFormatDecoder>.Empty;

    public static IEnumerable<ImageFormat> Formats => _decoders.Keys.Order();

    public static IImageFormatDecoder? Find(ImageFormat format) => _decoders.GetValueOrDefault(format);

    public static void Add(IImageFormatDecoder decoder) => ImmutableInterlocked.Update(
        ref _decoders,
        static (known, added) => known.SetItems(added.Formats.Select(format => KeyValuePair.Create(format, added))),
        decoder);
}
