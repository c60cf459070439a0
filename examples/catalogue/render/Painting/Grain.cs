using SkiaSharp;

namespace VisionAdapters.Catalogue.Painting;

/// <summary>The fine structure of a surface: grey noise around the middle, laid over the cloth as light and shade.</summary>
internal static class Grain
{
    private const int Size = 128;

    private static readonly Dictionary<Finish, SKImage> Noises = Enum.GetValues<Finish>().ToDictionary(finish => finish, Weave);

    public static SKShader Create(Finish finish) => Noises[finish].ToShader(
        SKShaderTileMode.Repeat, SKShaderTileMode.Repeat, new SKSamplingOptions(SKFilterMode.Linear), SKMatrix.CreateScale(0.75f, 0.75f));

    /// <summary>Makes the noise of a finish; the same on every run.</summary>
    private static SKImage Weave(Finish finish)
    {
        var random = new Random((int)finish + 1);
        using var bitmap = new SKBitmap(Size, Size, SKColorType.Rgba8888, SKAlphaType.Opaque);
        var contrast = Contrast(finish);
        for (var y = 0; y < Size; y++)
        {
            for (var x = 0; x < Size; x++)
            {
                var value = (random.NextSingle() - 0.5f) + Structure(finish, x, y);
                var grey = (byte)Math.Clamp(128 + (contrast * value), 0, 255);
                bitmap.SetPixel(x, y, new SKColor(grey, grey, grey));
            }
        }

        return SKImage.FromBitmap(bitmap);
    }

    private static float Contrast(Finish finish) => finish switch
    {
        Finish.Denim => 46,
        Finish.Knit => 40,
        Finish.Canvas => 34,
        Finish.Leather => 14,
        _ => 22,
    };

    /// <summary>The regular part: twill lines of denim, columns of stitches of a knit.</summary>
    private static float Structure(Finish finish, int x, int y) => finish switch
    {
        Finish.Denim => (x + y) % 4 < 2 ? 0.5f : -0.5f,
        Finish.Knit => x % 8 < 2 ? -0.7f : 0.25f,
        _ => 0,
    };
}
