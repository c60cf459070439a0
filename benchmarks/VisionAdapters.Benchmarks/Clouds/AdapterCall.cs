namespace VisionAdapters.Benchmarks;

/// <summary>Our adapter.</summary>
internal sealed class AdapterCall(IImageTagger tagger) : ICloudCall
{
    private static readonly TaggingOptions Tags = new() { Features = TaggingFeatures.Tags, MaxTags = 50 };

    public async Task<int> CallAsync(ReadOnlyMemory<byte> image) => (await tagger.TagAsync(ImageInput.FromBytes(image), Tags)).Tags.Count;

    public void Dispose() => tagger.Dispose();
}
