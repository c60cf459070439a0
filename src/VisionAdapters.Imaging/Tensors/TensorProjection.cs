using System.Runtime.InteropServices;

namespace VisionAdapters.Imaging;

/// <summary>Writes RGBA pixels into a tensor, each 8-bit level through a table of its channel.</summary>
/// <typeparam name="T">The tensor's element.</typeparam>
internal sealed class TensorProjection<T>
    where T : unmanaged
{
    private readonly ImageTensorFormat _format;
    private readonly T[] _red;
    private readonly T[] _green;
    private readonly T[] _blue;
    private readonly int _pixelStep;
    private readonly int _redOffset;
    private readonly int _greenOffset;
    private readonly int _blueOffset;

    /// <param name="format">The tensor's shape.</param>
    /// <param name="convert">Gives the element of a level, 0 to 255, of a channel, 0 to 2 for red, green and blue.</param>
    public TensorProjection(ImageTensorFormat format, Func<int, int, T> convert)
    {
        _format = format;
        _red = Table(0);
        _green = Table(1);
        _blue = Table(2);
        var planar = format.Layout == TensorLayout.Nchw;
        var channelStep = planar ? format.Width * format.Height : 1;
        _pixelStep = planar ? 1 : ImageTensorFormat.Channels;
        _redOffset = format.Bgr ? 2 * channelStep : 0;
        _greenOffset = channelStep;
        _blueOffset = format.Bgr ? 0 : 2 * channelStep;

        T[] Table(int channel) => [.. Enumerable.Range(0, 256).Select(level => convert(channel, level))];
    }

    /// <summary>Writes a window of pixels where the plan wants it, and the background around it.</summary>
    public void Write(ReadOnlySpan<byte> window, in ResizePlan plan, Span<T> tensor)
    {
        if (plan.WindowWidth < _format.Width || plan.WindowHeight < _format.Height)
        {
            FillBackground(tensor);
        }

        var pixels = MemoryMarshal.Cast<byte, Rgba>(window);
        for (var y = 0; y < plan.WindowHeight; y++)
        {
            var index = (((plan.TargetY + y) * _format.Width) + plan.TargetX) * _pixelStep;
            foreach (var pixel in pixels.Slice(y * plan.WindowWidth, plan.WindowWidth))
            {
                tensor[index + _redOffset] = _red[pixel.R];
                tensor[index + _greenOffset] = _green[pixel.G];
                tensor[index + _blueOffset] = _blue[pixel.B];
                index += _pixelStep;
            }
        }
    }

    private void FillBackground(Span<T> tensor)
    {
        var (red, green, blue) = (_red[_format.Background.R], _green[_format.Background.G], _blue[_format.Background.B]);
        var end = _format.Width * _format.Height * _pixelStep;
        for (var index = 0; index < end; index += _pixelStep)
        {
            tensor[index + _redOffset] = red;
            tensor[index + _greenOffset] = green;
            tensor[index + _blueOffset] = blue;
        }
    }

    [StructLayout(LayoutKind.Sequential)]
    private readonly record struct Rgba(byte R, byte G, byte B, byte A);
}
