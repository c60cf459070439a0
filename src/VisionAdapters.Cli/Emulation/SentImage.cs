namespace VisionAdapters.Cli;

/// <summary>Knows an image as a service gets it: without its metadata, so by another hash than that of its file.</summary>
internal static class SentImage
{
    /// <summary>Prepares an image as taggers of services do, and returns the hash of what would be sent.</summary>
    /// <exception cref="TaggingException">The image cannot be read.</exception>
    public static async Task<string> ReadHashAsync(ImageInput image, CancellationToken cancellationToken)
    {
        var receiver = new Receiver();
        using var tagger = receiver.AsBuilder().UseImagePreparation().Build();
        await tagger.TagAsync(image, cancellationToken: cancellationToken).ConfigureAwait(false);
        return receiver.ContentHash;
    }

    /// <summary>A service that only looks at what it is sent.</summary>
    private sealed class Receiver : IImageTagger
    {
        public string ContentHash { get; private set; } = "";

        public async Task<TaggingResponse> TagAsync(
            ImageInput image, TaggingOptions? options = null, CancellationToken cancellationToken = default)
        {
            ContentHash = (await image.LoadAsync(cancellationToken: cancellationToken).ConfigureAwait(false)).ContentHash;
            return new TaggingResponse { Provider = "receiver" };
        }

        public object? GetService(Type serviceType, object? serviceKey = null) =>
            serviceType == typeof(TaggerMetadata) ? new TaggerMetadata { ProviderId = "receiver" } : null;

        public void Dispose()
        {
        }
    }
}
