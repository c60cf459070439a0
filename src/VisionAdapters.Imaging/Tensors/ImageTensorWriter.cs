namespace VisionAdapters.Imaging;

/// <summary>Decodes images straight into a caller's tensor buffer. Safe for use from many threads.</summary>
/// <remarks>
/// <para>
/// The way of an image: limits, decode (JPEG at 1/2, 1/4 or 1/8 of its size when that still covers the target), EXIF orientation,
/// alpha on white, resize with Pillow's antialiased bilinear filter, place on the background, convert. Color profiles are ignored.
/// The result is what Pillow gives for <c>draft</c>, <c>exif_transpose</c> and <c>resize(size, BILINEAR)</c>, so that a model sees
/// in production what it saw in training.
/// </para>
/// <para>Buffers are pooled: in the steady state a call makes a few small objects, whatever the size of the image.</para>
/// </remarks>
public sealed class ImageTensorWriter
{
    private readonly TensorProjection<byte> _levels;
    private readonly TensorProjection<float> _values;

    /// <summary>Initializes a new instance of the <see cref="ImageTensorWriter"/> class.</summary>
    /// <param name="format">The tensor's shape and the meaning of its numbers.</param>
    /// <param name="limits">What is accepted, checked before decoding; <see langword="null"/> means
    /// <see cref="ImageDecoder.DefaultLimits"/>.</param>
    public ImageTensorWriter(ImageTensorFormat format, ImageLimits? limits = null)
    {
        ArgumentNullException.ThrowIfNull(format);
        Format = format;
        Limits = limits ?? ImageDecoder.DefaultLimits;
        _levels = new TensorProjection<byte>(format, static (_, level) => (byte)level);
        _values = new TensorProjection<float>(format, Value);
    }

    /// <summary>Gets the tensor's shape and the meaning of its numbers.</summary>
    public ImageTensorFormat Format { get; }

    /// <summary>Gets what is accepted.</summary>
    public ImageLimits Limits { get; }

    /// <summary>Writes an image as 8-bit levels, 0 to 255; mean and standard deviation are not applied.</summary>
    /// <param name="encoded">The encoded image: JPEG, PNG, WebP, GIF (first frame), BMP, or what was registered.</param>
    /// <param name="destination">The tensor of one image: <see cref="ImageTensorFormat.ElementCount"/> elements. Its content is undefined
    /// after an exception.</param>
    /// <param name="cancellationToken">Ends the decoding.</param>
    /// <exception cref="TaggingException">
    /// The image is damaged, cut off or too small (<see cref="TaggingErrorKind.InvalidImage"/>), above the limits
    /// (<see cref="TaggingErrorKind.ImageTooLarge"/>), or of another format (<see cref="TaggingErrorKind.UnsupportedFormat"/>).
    /// </exception>
    /// <exception cref="ArgumentException"><paramref name="destination"/> has another length.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    public void Write(ReadOnlySpan<byte> encoded, Span<byte> destination, CancellationToken cancellationToken = default) =>
        Write(encoded, _levels, destination, cancellationToken);

    /// <summary>Writes an image as floats: (level / 255 - mean) / standard deviation.</summary>
    /// <param name="encoded">The encoded image: JPEG, PNG, WebP, GIF (first frame), BMP, or what was registered.</param>
    /// <param name="destination">The tensor of one image: <see cref="ImageTensorFormat.ElementCount"/> elements. Its content is undefined
    /// after an exception.</param>
    /// <param name="cancellationToken">Ends the decoding.</param>
    /// <exception cref="TaggingException">
    /// The image is damaged, cut off or too small (<see cref="TaggingErrorKind.InvalidImage"/>), above the limits
    /// (<see cref="TaggingErrorKind.ImageTooLarge"/>), or of another format (<see cref="TaggingErrorKind.UnsupportedFormat"/>).
    /// </exception>
    /// <exception cref="ArgumentException"><paramref name="destination"/> has another length.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    public void Write(ReadOnlySpan<byte> encoded, Span<float> destination, CancellationToken cancellationToken = default) =>
        Write(encoded, _values, destination, cancellationToken);

    private void Write<T>(
        ReadOnlySpan<byte> encoded, TensorProjection<T> projection, Span<T> destination, CancellationToken cancellationToken)
        where T : unmanaged
    {
        if (destination.Length != Format.ElementCount)
        {
            throw new ArgumentException(
                $"The tensor of one image has {Format.ElementCount} elements, the destination has {destination.Length}.",
                nameof(destination));
        }

        using var image = OpenedImage.Open(encoded, Limits, cancellationToken);
        var plan = Format.PlanFor(image.UprightSize);
        using var decoded = image.DecodeUpright(plan.Reduction(image.UprightSize));
        if (plan.KeepsAllOf(decoded.Width, decoded.Height))
        {
            projection.Write(decoded.Span, plan, destination);
            return;
        }

        using var window = TriangleResampler.Resample(decoded, plan);
        projection.Write(window.Span, plan, destination);
    }

    private float Value(int channel, int level) =>
        ((level / 255f) - (Format.Mean?[channel] ?? 0)) / (Format.StandardDeviation?[channel] ?? 1);
}
