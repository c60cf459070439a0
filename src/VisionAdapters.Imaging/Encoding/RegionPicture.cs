namespace VisionAdapters.Imaging;

/// <summary>Draws frames with a text around regions of a picture, for people to look at. Safe for use from many threads.</summary>
public static class RegionPicture
{
    private const int Quality = 90;

    // Told apart by most color-blind people too (Okabe and Ito, 2008); black and yellow, which skin and cloth hide, are left out.
    private static readonly RgbColor[] Colors =
    [
        new(213, 94, 0), new(0, 114, 178), new(0, 158, 115), new(204, 121, 167), new(230, 159, 0), new(86, 180, 233),
    ];

    /// <summary>Draws frames in a copy of a picture.</summary>
    /// <param name="encoded">The encoded picture; EXIF orientation is applied.</param>
    /// <param name="labels">The regions, drawn in their order with colors in turn.</param>
    /// <param name="maxSide">The greatest width and height of the copy in pixels, from 1; nothing is enlarged.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <returns>The copy as JPEG, without metadata.</returns>
    /// <exception cref="TaggingException">The picture cannot be decoded; the kind says why.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="maxSide"/> is below 1.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    public static ImageContent Draw(
        ReadOnlyMemory<byte> encoded, IReadOnlyList<RegionLabel> labels, int maxSide = 1024, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(labels);
        ArgumentOutOfRangeException.ThrowIfLessThan(maxSide, 1);
        using var picture = ImageDecoder.DecodeWithin(
            encoded.Span, ImageDecoder.DefaultLimits, maxSide, maxPixels: null, cancellationToken);
        var unit = Math.Max(1, Math.Max(picture.Width, picture.Height) / 400);
        for (var index = 0; index < labels.Count; index++)
        {
            var box = PixelBox.From(labels[index].Region, margin: 0, picture.Width, picture.Height);
            Frame(picture, box, 2 * unit, Colors[index % Colors.Length]);
        }

        // Texts come last, so that no frame crosses them.
        var written = new List<PixelBox>(labels.Count);
        for (var index = 0; index < labels.Count; index++)
        {
            var box = PixelBox.From(labels[index].Region, margin: 0, picture.Width, picture.Height);
            var place = Place(labels[index].Text.Length, box, unit, new ImageSize(picture.Width, picture.Height), written);
            Write(picture, labels[index].Text, place, unit, Colors[index % Colors.Length]);
            written.Add(place);
        }

        return new ImageContent(JpegEncoder.Encode(picture, Quality));
    }

    private static void Frame(in RentedPixels picture, in PixelBox box, int thickness, RgbColor color)
    {
        var (across, down) = (Math.Min(thickness, box.Width), Math.Min(thickness, box.Height));
        Fill(picture, box with { Height = down }, color);
        Fill(picture, box with { Top = box.Top + box.Height - down, Height = down }, color);
        Fill(picture, box with { Width = across }, color);
        Fill(picture, box with { Left = box.Left + box.Width - across, Width = across }, color);
    }

    /// <summary>
    /// Finds a place for a text within the picture: above the frame, below it or inside, where no other text stands; above it where there
    /// is none.
    /// </summary>
    private static PixelBox Place(int length, PixelBox box, int unit, ImageSize picture, List<PixelBox> taken)
    {
        var width = ((length * (PixelFont.Width + 1)) + 3) * unit;
        var height = (PixelFont.Height + 4) * unit;
        var left = Math.Max(0, Math.Min(box.Left, picture.Width - width));
        PixelBox[] places =
        [
            .. new[] { box.Top - height, box.Top + box.Height, box.Top, box.Top + box.Height - height }
                .Select(top => new PixelBox(left, Math.Max(0, Math.Min(top, picture.Height - height)), width, height)),
        ];
        return Array.Find(places, place => !taken.Exists(other => other.Meets(place))) is { Width: > 0 } free ? free : places[0];
    }

    /// <summary>Writes a text on a ground of the frame's color.</summary>
    private static void Write(in RentedPixels picture, string text, in PixelBox place, int unit, RgbColor ground)
    {
        Fill(picture, place, ground);
        for (var index = 0; index < text.Length; index++)
        {
            for (var dot = 0; dot < PixelFont.Width * PixelFont.Height; dot++)
            {
                var (x, y) = (dot % PixelFont.Width, dot / PixelFont.Width);
                if (PixelFont.HasDot(text[index], x, y))
                {
                    var column = place.Left + ((2 + (index * (PixelFont.Width + 1)) + x) * unit);
                    Fill(picture, new PixelBox(column, place.Top + ((2 + y) * unit), unit, unit), RgbColor.White);
                }
            }
        }
    }

    /// <summary>Fills what of a box lies within the picture.</summary>
    private static void Fill(in RentedPixels picture, in PixelBox box, RgbColor color)
    {
        var (right, bottom) = (Math.Min(box.Left + box.Width, picture.Width), Math.Min(box.Top + box.Height, picture.Height));
        for (var y = box.Top; y < bottom; y++)
        {
            for (var x = box.Left; x < right; x++)
            {
                var pixel = picture.Span.Slice(((y * picture.Width) + x) * RentedPixels.BytesPerPixel, RentedPixels.BytesPerPixel);
                (pixel[0], pixel[1], pixel[2]) = (color.R, color.G, color.B);
            }
        }
    }
}
