namespace VisionAdapters.Imaging;

/// <summary>
/// Decodes formats that this package does not, such as HEIC. <see cref="ImageDecoder.Register"/> puts it to work for all that decode.
/// </summary>
/// <remarks>Implementations are safe for use from many threads at once.</remarks>
public interface IImageFormatDecoder
{
    /// <summary>Gets the formats that it decodes.</summary>
    IReadOnlyCollection<ImageFormat> Formats { get; }

    /// <summary>Reads the size of the first picture from the header, without decoding it.</summary>
    /// <param name="encoded">The encoded image.</param>
    /// <returns>The size in pixels after the orientation is applied.</returns>
    /// <exception cref="TaggingException">The image is damaged (<see cref="TaggingErrorKind.InvalidImage"/>) or of a kind that cannot be
    /// decoded (<see cref="TaggingErrorKind.UnsupportedFormat"/>).</exception>
    ImageSize ReadSize(ReadOnlySpan<byte> encoded);

    /// <summary>Decodes the first picture, upright.</summary>
    /// <param name="encoded">The encoded image. Its size is inside the limits.</param>
    /// <param name="rgba">The pixels to write: red, green, blue and alpha of 8 bits each, not multiplied by alpha, row by row without
    /// padding; 4 x width x height bytes of the size that <see cref="ReadSize"/> gave.</param>
    /// <param name="cancellationToken">Ends the decoding.</param>
    /// <exception cref="TaggingException">The image is damaged or cut off (<see cref="TaggingErrorKind.InvalidImage"/>).</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    void Decode(ReadOnlySpan<byte> encoded, Span<byte> rgba, CancellationToken cancellationToken);
}
