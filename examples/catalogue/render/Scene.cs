using SkiaSharp;

namespace VisionAdapters.Catalogue;

/// <summary>
/// One picture in the making: a white portrait page of 240 x 320 units, drawn at twice that size and scaled down,
/// with a source of randomness that depends on nothing but the picture's name.
/// </summary>
internal sealed class Scene : IDisposable
{
    public const int Width = 240;
    public const int Height = 320;

    /// <summary>The vertical axis that symmetric shapes are mirrored about.</summary>
    public const float Axis = Width / 2f;

    private const int Oversampling = 2;
    private const int JpegQuality = 88;

    private readonly SKSurface _surface;
    private readonly List<SKPath> _paths = [];

    public Scene(string name)
    {
        Random = new Random(Seed(name));
        _surface = SKSurface.Create(new SKImageInfo(Width * Oversampling, Height * Oversampling, SKColorType.Rgba8888, SKAlphaType.Premul));
        Canvas.Clear(SKColors.White);
        Canvas.Scale(Oversampling);
    }

    public SKCanvas Canvas => _surface.Canvas;

    public Random Random { get; }

    /// <summary>Gets a random number in the range, for variety between pictures.</summary>
    public float Vary(float low, float high) => low + ((high - low) * Random.NextSingle());

    /// <summary>Makes a path from SVG path data; the scene disposes it.</summary>
    public SKPath Path(string svg) => Own(SKPath.ParseSvgPathData(svg));

    /// <summary>Makes a symmetric path from the SVG path data of its right half, which starts and ends on the axis.</summary>
    public SKPath Symmetric(string rightHalf)
    {
        var right = Path(rightHalf);
        return Own(right.Op(Mirror(right), SKPathOp.Union));
    }

    /// <summary>Makes the mirror image of a path about the axis.</summary>
    public SKPath Mirror(SKPath path)
    {
        var mirrored = new SKPath(path);
        mirrored.Transform(SKMatrix.CreateScale(-1, 1, Axis, 0));
        return Own(mirrored);
    }

    /// <summary>Keeps a path for as long as the scene lives.</summary>
    public SKPath Own(SKPath path)
    {
        _paths.Add(path);
        return path;
    }

    public byte[] ToJpeg()
    {
        using var drawn = _surface.Snapshot();
        using var scaled = SKSurface.Create(new SKImageInfo(Width, Height, SKColorType.Rgba8888, SKAlphaType.Opaque));
        scaled.Canvas.DrawImage(drawn, SKRect.Create(Width, Height), new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.None));
        using var image = scaled.Snapshot();
        using var jpeg = image.Encode(SKEncodedImageFormat.Jpeg, JpegQuality);
        return jpeg.ToArray();
    }

    public void Dispose()
    {
        _paths.ForEach(path => path.Dispose());
        _surface.Dispose();
    }

    /// <summary>FNV-1a: <see cref="string.GetHashCode()"/> differs between runs.</summary>
    private static int Seed(string name)
    {
        var hash = 2166136261u;
        foreach (var character in name)
        {
            hash = unchecked((hash ^ character) * 16777619u);
        }

        return unchecked((int)hash);
    }
}
