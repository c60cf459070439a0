using VisionAdapters.Testing;

namespace VisionAdapters.Conformance.Tests;

/// <summary>
/// What every tagger promises, whoever stands behind it: the same inputs end in the same kinds of error, from any number of threads.
/// </summary>
public abstract class TaggerContract
{
    protected static CancellationToken EndOfTest => TestContext.Current.CancellationToken;

    protected abstract string ProviderId { get; }

    protected virtual string MetadataId => ProviderId;

    protected virtual bool LimitsPixels => true;

    /// <summary>Gets the greatest image that the tagger takes, in bytes.</summary>
    protected virtual long MaxBytes
    {
        get
        {
            using var tagger = Create();
            return Metadata(tagger).Limits.MaxBytes!.Value;
        }
    }

    /// <summary>Makes the tagger that all is well with.</summary>
    protected abstract IImageTagger Create();

    public static TheoryData<string> Promises => [.. ImageTaggerContract.Promises];

    [Theory]
    [MemberData(nameof(Promises))]
    public async Task It_keeps_the_promise(string promise) => await new ImageTaggerContract
    {
        Create = Create,
        ProviderId = ProviderId,
        MaxBytes = MaxBytes,
        LimitsPixels = LimitsPixels,
        Photo = Photo,
    }.CheckAsync(promise, EndOfTest);

    [Fact]
    public void The_metadata_names_the_provider()
    {
        using var tagger = Create();
        Assert.Equal(MetadataId, Metadata(tagger).ProviderId);
    }

    protected static ImageInput Photo(int number) => ImageInput.FromBytes(Pictures.Photo(number), $"photo {number}");

    protected static ImageInput Photo() => Photo(0);

    protected static TaggerMetadata Metadata(IImageTagger tagger) => tagger.GetService<TaggerMetadata>()!;
}
