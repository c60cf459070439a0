using SkiaSharp;

namespace VisionAdapters.Catalogue.Painting;

/// <summary>The tiles of the facet <c>pattern</c>.</summary>
internal static class Patterns
{
    public static Tile Stripes(SKColor ground, SKColor accent, Weft weft)
    {
        var period = weft == Weft.Vertical ? 9f : 22f;
        return new Tile(period, period, canvas =>
        {
            canvas.Clear(ground);
            using var paint = new SKPaint { Color = accent };
            var band = SKRect.Create(0, 0, weft == Weft.Horizontal ? period : period * 0.4f, weft == Weft.Horizontal ? period * 0.4f : period);
            canvas.DrawRect(band, paint);
        }, weft == Weft.Diagonal ? 40 : 0);
    }

    /// <summary>A tartan: broad translucent bands both ways, darker where they cross, and a fine over-check.</summary>
    public static Tile Checks(SKColor ground, SKColor accent)
    {
        const float Period = 26;
        return new Tile(Period, Period, canvas =>
        {
            canvas.Clear(ground);
            using var band = new SKPaint { Color = accent.Opacity(0.55f) };
            using var thread = new SKPaint { Color = Fabric.Contrast(accent).Opacity(0.6f) };
            canvas.DrawRect(0, 0, Period, 11, band);
            canvas.DrawRect(0, 0, 11, Period, band);
            canvas.DrawRect(0, 17.5f, Period, 1.4f, thread);
            canvas.DrawRect(17.5f, 0, 1.4f, Period, thread);
        });
    }

    /// <summary>The all-over prints of the facet <c>print-type</c>; a graphic print is a motif on a plain cloth, so it has no tile.</summary>
    public static Tile? Print(string printType, string seed, SKColor ground, SKColor accent) => printType switch
    {
        "floral" => FloralPrint.Create(seed, ground, accent),
        "polka-dots" => Dots(ground, accent),
        "abstract" => Brushwork(ground, accent),
        "camouflage" => Brushwork(ground, accent),
        _ => null,
    };

    private static Tile Dots(SKColor ground, SKColor accent)
    {
        const float Period = 18;
        return new Tile(Period, Period, canvas =>
        {
            canvas.Clear(ground);
            using var paint = new SKPaint { Color = accent, IsAntialias = true };
            canvas.DrawCircle(Period * 0.25f, Period * 0.25f, 3, paint);
            canvas.DrawCircle(Period * 0.75f, Period * 0.75f, 3, paint);
        });
    }

    /// <summary>Overlapping brush marks in three tones.</summary>
    private static Tile Brushwork(SKColor ground, SKColor accent)
    {
        const float Size = 70;
        return new Tile(Size, Size, canvas =>
        {
            canvas.Clear(ground);
            SKColor[] tones = [accent, ground.Darker(0.45f), accent.Towards(ground, 0.5f)];
            ReadOnlySpan<(float X, float Y, float Angle)> marks = [(18, 14, 20), (52, 20, -35), (34, 36, 70), (12, 50, -15), (56, 54, 25), (36, 60, 110)];
            for (var i = 0; i < marks.Length; i++)
            {
                using var paint = new SKPaint { Color = tones[i % tones.Length], IsAntialias = true };
                canvas.Save();
                canvas.RotateDegrees(marks[i].Angle, marks[i].X, marks[i].Y);
                canvas.DrawOval(marks[i].X, marks[i].Y, 13, 6.5f, paint);
                canvas.Restore();
            }
        });
    }
}
