namespace VisionAdapters.Evaluation;

/// <summary>Draws bootstrap resamples of images as the number of times that each image was drawn.</summary>
internal sealed class ImageResampler(int images, int seed)
{
#pragma warning disable CA5394 // Resampling wants repeatable numbers, not unguessable ones.
    private readonly Random _random = new(seed);

    public void Next(Span<ushort> counts)
    {
        counts.Clear();
        for (var i = 0; i < images; i++)
        {
            counts[_random.Next(images)]++;
        }
    }
#pragma warning restore CA5394
}
