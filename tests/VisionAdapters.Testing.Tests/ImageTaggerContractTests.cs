namespace VisionAdapters.Testing.Tests;

/// <summary>The contract finds what a tagger does wrong. That sound taggers keep it is held in VisionAdapters.Conformance.Tests.</summary>
public sealed class ImageTaggerContractTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("A photo gets tags of the provider")]
    [InlineData("No image at all is a mistake of the caller")]
    [InlineData("A call that is cancelled already does nothing")]
    [InlineData("After its disposal it takes no calls")]
    [InlineData("Disposing twice does no harm")]
    public async Task What_is_kept_passes(string promise) => await Contract().CheckAsync(promise, Cancellation);

    [Theory]
    [InlineData("An empty image is invalid", "nothing was thrown, and TaggingException was expected.")]
    [InlineData("As many tags come as are asked for", "1 was asked for, and 2 came.")]
    [InlineData("A bad image among good ones fails alone", "another image failed, or none did.")]
    public async Task What_is_not_kept_is_told(string promise, string reason)
    {
        var error = await Assert.ThrowsAsync<BrokenPromiseException>(() => Contract().CheckAsync(promise, Cancellation));

        Assert.Equal($"{promise}: {reason}", error.Message);
    }

    [Fact]
    public async Task An_answer_of_another_provider_is_told()
    {
        var contract = new ImageTaggerContract { Create = () => StubImageTagger.Answering("stub", ("a", 1)), ProviderId = "azure-vision" };

        var error = await Assert.ThrowsAsync<BrokenPromiseException>(() => contract.CheckAsync("A photo gets tags of the provider", Cancellation));

        Assert.EndsWith("'stub' answered, not 'azure-vision'.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_no_promise_is_refused() =>
        await Assert.ThrowsAsync<ArgumentException>(() => Contract().CheckAsync("It sings", Cancellation));

    private static ImageTaggerContract Contract() => new() { Create = () => StubImageTagger.Answering("stub", ("dress", 0.9), ("red", 0.7)) };
}
