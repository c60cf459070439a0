using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace VisionAdapters.Imaging;

/// <summary>
/// Scales RGBA pixels with a triangle ("bilinear") filter that is widened when shrinking, rows first, then columns,
/// with 8-bit levels in between.
/// </summary>
/// <remarks>
/// Why not Skia's own scaling: its linear filter looks at four pixels whatever the reduction, and its mipmaps halve with
/// a box filter first. Models are trained on what Pillow's <c>Image.resize(size, BILINEAR)</c> makes, which this class
/// reproduces level by level: the same support, fixed-point weights, rounding and order of passes.
/// </remarks>
internal static class TriangleResampler
{
    private const int BytesPerPixel = RentedPixels.BytesPerPixel;
    private const int Half = 1 << (ResampleTable.PrecisionBits - 1);

    /// <summary>Scales an image and returns the plan's window of it in a buffer of its own.</summary>
    public static RentedPixels Resample(scoped in RentedPixels source, scoped in ResizePlan plan)
    {
        var window = RentedPixels.Rent(plan.WindowWidth, plan.WindowHeight);
        try
        {
            Resample(source.Span, source.Width, source.Height, plan, window.Span);
            return window;
        }
        catch
        {
            window.Dispose();
            throw;
        }
    }

    /// <summary>Scales an image and writes the plan's window of it.</summary>
    /// <param name="source">The pixels.</param>
    /// <param name="width">The source's width.</param>
    /// <param name="height">The source's height.</param>
    /// <param name="plan">The scaled size and the window.</param>
    /// <param name="window">The window's pixels, row by row.</param>
    public static void Resample(ReadOnlySpan<byte> source, int width, int height, in ResizePlan plan, Span<byte> window)
    {
        var sourceStride = width * BytesPerPixel;
        var windowStride = plan.WindowWidth * BytesPerPixel;
        var horizontal = width == plan.ScaledWidth ? null : ResampleTables.Get(width, plan.ScaledWidth);
        if (height == plan.ScaledHeight)
        {
            ResampleRows(source[(plan.WindowY * sourceStride)..], sourceStride, horizontal, plan, plan.WindowHeight, window);
            return;
        }

        var vertical = ResampleTables.Get(height, plan.ScaledHeight);
        var firstRow = vertical.Start(plan.WindowY);
        var rows = vertical.End(plan.WindowY + plan.WindowHeight - 1) - firstRow;
        using var between = RentedPixels.Rent(plan.WindowWidth, rows);
        ResampleRows(source[(firstRow * sourceStride)..], sourceStride, horizontal, plan, rows, between.Span);
        for (var y = 0; y < plan.WindowHeight; y++)
        {
            var row = plan.WindowY + y;
            var column = between.Span[((vertical.Start(row) - firstRow) * windowStride)..];
            MixRows(column, windowStride, vertical.Weights(row), window.Slice(y * windowStride, windowStride));
        }
    }

    private static void ResampleRows(
        ReadOnlySpan<byte> source, int sourceStride, ResampleTable? table, in ResizePlan plan, int rows, Span<byte> target)
    {
        var targetStride = plan.WindowWidth * BytesPerPixel;
        for (var y = 0; y < rows; y++)
        {
            var from = source.Slice(y * sourceStride, sourceStride);
            var to = target.Slice(y * targetStride, targetStride);
            if (table is null)
            {
                from.Slice(plan.WindowX * BytesPerPixel, targetStride).CopyTo(to);
            }
            else
            {
                ResampleRow(from, table, plan.WindowX, to);
            }
        }
    }

    private static void ResampleRow(ReadOnlySpan<byte> source, ResampleTable table, int firstColumn, Span<byte> target)
    {
        // One vector lane for each channel of a pixel.
        var from = MemoryMarshal.Cast<byte, uint>(source);
        var to = MemoryMarshal.Cast<byte, uint>(target);
        for (var x = 0; x < to.Length; x++)
        {
            var weights = table.Weights(firstColumn + x);
            var samples = from.Slice(table.Start(firstColumn + x), weights.Length);
            var sum = Vector128.Create(Half);
            for (var index = 0; index < weights.Length; index++)
            {
                sum += Widen(samples[index]) * weights[index];
            }

            to[x] = Narrow(sum);
        }
    }

    private static void MixRows(ReadOnlySpan<byte> rows, int stride, ReadOnlySpan<int> weights, Span<byte> target)
    {
        // Sixteen channels at a time; what is left over goes by single pixels.
        var x = 0;
        for (; x + Vector128<byte>.Count <= target.Length; x += Vector128<byte>.Count)
        {
            var a = Vector128.Create(Half);
            var (b, c, d) = (a, a, a);
            for (var index = 0; index < weights.Length; index++)
            {
                var levels = Vector128.Create(rows.Slice((index * stride) + x, Vector128<byte>.Count));
                var (low, high) = Vector128.Widen(levels);
                a += Vector128.WidenLower(low).AsInt32() * weights[index];
                b += Vector128.WidenUpper(low).AsInt32() * weights[index];
                c += Vector128.WidenLower(high).AsInt32() * weights[index];
                d += Vector128.WidenUpper(high).AsInt32() * weights[index];
            }

            Vector128.Narrow(Vector128.Narrow(Level(a), Level(b)), Vector128.Narrow(Level(c), Level(d))).CopyTo(target[x..]);
        }

        for (; x < target.Length; x += BytesPerPixel)
        {
            var sum = Vector128.Create(Half);
            for (var index = 0; index < weights.Length; index++)
            {
                sum += Widen(MemoryMarshal.Read<uint>(rows[((index * stride) + x)..])) * weights[index];
            }

            MemoryMarshal.Write(target[x..], Narrow(sum));
        }
    }

    private static Vector128<int> Widen(uint pixel) =>
        Vector128.WidenLower(Vector128.WidenLower(Vector128.CreateScalarUnsafe(pixel).AsByte())).AsInt32();

    private static uint Narrow(Vector128<int> sum)
    {
        var levels = Vector128.Narrow(Level(sum), Vector128<uint>.Zero);
        return Vector128.Narrow(levels, Vector128<ushort>.Zero).AsUInt32().ToScalar();
    }

    private static Vector128<uint> Level(Vector128<int> sum) =>
        Vector128.Min(sum >> ResampleTable.PrecisionBits, Vector128.Create(255)).AsUInt32();
}
