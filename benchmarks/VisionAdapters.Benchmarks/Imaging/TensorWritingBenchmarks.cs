using BenchmarkDotNet.Attributes;
using SkiaSharp;
using VisionAdapters.Imaging;

namespace VisionAdapters.Benchmarks;

/// <summary>A JPEG into a float tensor: this library beside what SkiaSharp offers out of the box, a full decode and a resize.</summary>
[MemoryDiagnoser]
public class TensorWritingBenchmarks
{
    private byte[] _jpeg = [];
    private float[] _tensor = [];
    private ImageTensorWriter _writer = null!;

    /// <summary>Gets or sets the photo's size.</summary>
    [Params("288x288", "1600x1200")]
    public string Photo { get; set; } = "";

    /// <summary>Gets or sets the tensor's size.</summary>
    [Params("60x80", "224x224")]
    public string Tensor { get; set; } = "";

    /// <summary>Draws the photo.</summary>
    [GlobalSetup]
    public void Setup()
    {
        var photo = Size(Photo);
        var tensor = Size(Tensor);
        _jpeg = SyntheticPhoto.Jpeg(photo.Width, photo.Height);
        _writer = new ImageTensorWriter(new ImageTensorFormat { Width = tensor.Width, Height = tensor.Height });
        _tensor = new float[_writer.Format.ElementCount];
    }

    /// <summary>Scaled decode, Pillow's filter, straight into the tensor.</summary>
    [Benchmark]
    public void TensorWriter() => _writer.Write(_jpeg, _tensor.AsSpan());

    /// <summary>Full decode into a bitmap, resize into another, copy pixel by pixel.</summary>
    [Benchmark(Baseline = true)]
    public void BitmapDecodeAndResize()
    {
        var format = _writer.Format;
        using var full = SKBitmap.Decode(_jpeg);
        var size = new SKImageInfo(format.Width, format.Height, SKColorType.Rgba8888, SKAlphaType.Opaque);
        using var small = full.Resize(size, new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear));
        var pixels = small.GetPixelSpan();
        var plane = format.Width * format.Height;
        for (var index = 0; index < plane; index++)
        {
            _tensor[index] = pixels[4 * index] / 255f;
            _tensor[plane + index] = pixels[(4 * index) + 1] / 255f;
            _tensor[(2 * plane) + index] = pixels[(4 * index) + 2] / 255f;
        }
    }

    private static ImageSize Size(string text)
    {
        var sides = text.Split('x');
        return new ImageSize(int.Parse(sides[0]), int.Parse(sides[1]));
    }
}
