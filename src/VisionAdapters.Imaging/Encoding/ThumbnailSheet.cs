namespace VisionAdapters.Imaging;

/// <summary>
/// Puts small pictures side by side into one JPEG: a page that shows thousands of them needs one header and one request for many.
/// </summary>
public static class ThumbnailSheet
{
    /// <summary>Draws pictures into square tiles, row by row from the upper left corner, each in the middle of its white tile.</summary>
    /// <param name="pictures">The encoded pictures; an empty or damaged one leaves its tile white.</param>
    /// <param name="side">The width and height of a tile in pixels; a larger picture is shrunk.</param>
    /// <param name="columns">The number of tiles in a row.</param>
    /// <param name="quality">The JPEG quality, from 1 to 100.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <returns>The sheet as JPEG, as high as its rows.</returns>
    public static ReadOnlyMemory<byte> Draw(
        IReadOnlyList<ReadOnlyMemory<byte>> pictures,
        int side,
        int columns,
        int quality = 60,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(pictures);
        ArgumentOutOfRangeException.ThrowIfLessThan(side, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(columns, 1);
        ArgumentOutOfRangeException.ThrowIfZero(pictures.Count);
        var rows = (pictures.Count + columns - 1) / columns;
        using var sheet = RentedPixels.Rent(side * columns, side * rows);
        sheet.Span.Fill(byte.MaxValue);
        for (var index = 0; index < pictures.Count; index++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            try
            {
                using var picture = ImageDecoder.DecodeWithin(
                    pictures[index].Span, ImageDecoder.DefaultLimits, side, maxPixels: null, cancellationToken);
                Copy(picture, sheet, index % columns * side, index / columns * side, side);
            }
            catch (TaggingException)
            {
                // The tile stays white: one damaged picture must not cost the sheet.
            }
        }

        return JpegEncoder.Encode(sheet, quality);
    }

    private static void Copy(in RentedPixels picture, in RentedPixels sheet, int left, int top, int side)
    {
        left += (side - picture.Width) / 2;
        top += (side - picture.Height) / 2;
        var length = picture.Width * RentedPixels.BytesPerPixel;
        for (var row = 0; row < picture.Height; row++)
        {
            picture.Span.Slice(row * length, length)
                .CopyTo(sheet.Span[((((top + row) * sheet.Width) + left) * RentedPixels.BytesPerPixel)..]);
        }
    }
}
