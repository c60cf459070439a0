namespace VisionAdapters.Evaluation;

/// <summary>Draws bootstrap resamples of groups of images as the number of times that each image was drawn.</summary>
internal sealed class ImageResampler(ImageGroups groups, int seed)
{
#pragma warning disable CA5394 // Resampling wants repeatable numbers, not unguessable ones.
    private readonly Random _random = new(seed);
    private readonly ushort[] _drawn = groups.AreSingle ? [] : new ushort[groups.Count];

    public void Next(Span<ushort> counts)
    {
        var drawn = groups.AreSingle ? counts : _drawn;
        drawn.Clear();
        for (var i = 0; i < groups.Count; i++)
        {
            drawn[_random.Next(groups.Count)]++;
        }

        for (var image = 0; image < counts.Length && !groups.AreSingle; image++)
        {
            counts[image] = _drawn[groups[image]];
        }
    }
#pragma warning restore CA5394
}
