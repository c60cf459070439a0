using SkiaSharp;

namespace VisionAdapters.Tests;

/// <summary>Encoded images of one colour.</summary>
internal static class TestImages
{
    public static byte[] Encode(int width, int height, SKEncodedImageFormat format = SKEncodedImageFormat.Jpeg)
    {
        using var bitmap = new SKBitmap(width, height);
        bitmap.Erase(SKColors.Teal);
        using var data = bitmap.Encode(format, 90);
        return data.ToArray();
    }

    public static ImageInput Source(int width = 8, int height = 8, SKEncodedImageFormat format = SKEncodedImageFormat.Jpeg) =>
        ImageInput.FromBytes(Encode(width, height, format), "teal");

    public static async Task<List<TaggingOutcome>> ToListAsync(this IAsyncEnumerable<TaggingOutcome> outcomes)
    {
        var list = new List<TaggingOutcome>();
        await foreach (var outcome in outcomes.WithCancellation(TestContext.Current.CancellationToken))
        {
            list.Add(outcome);
        }

        return list;
    }
}
