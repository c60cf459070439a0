namespace VisionAdapters;

/// <summary>Encoded image formats, told apart by their first bytes.</summary>
public enum ImageFormat
{
    /// <summary>None of the formats below.</summary>
    Unknown = 0,

    /// <summary>JPEG (ISO/IEC 10918-1).</summary>
    Jpeg = 1,

    /// <summary>PNG (ISO/IEC 15948).</summary>
    Png = 2,

    /// <summary>GIF (GIF89a specification).</summary>
    Gif = 3,

    /// <summary>BMP (Windows bitmap).</summary>
    Bmp = 4,

    /// <summary>WebP (RFC 9649).</summary>
    WebP = 5,

    /// <summary>TIFF (TIFF 6.0). Decoded by the package VisionAdapters.Imaging.Magick only.</summary>
    Tiff = 6,

    /// <summary>HEIF or AVIF (ISO/IEC 23008-12). Decoded by the package VisionAdapters.Imaging.Magick only.</summary>
    Heif = 7,
}
