namespace VisionAdapters.Tests;

public sealed class DelegatingImageTaggerTests
{
    private static readonly ImageInput Image = ImageInput.FromBytes(new byte[] { 1 });

    [Fact]
    public async Task A_call_reaches_the_inner_tagger_with_its_options()
    {
        using var inner = new StubTagger((_, _) => Task.FromResult(StubTagger.Response("inner")));
        using var stage = new Stage(inner);
        var options = new TaggingOptions();

        var response = await stage.TagAsync(Image, options, TestContext.Current.CancellationToken);

        Assert.Equal("inner", response.Provider);
        Assert.Same(options, inner.LastOptions);
    }

    [Fact]
    public void A_service_is_looked_for_from_the_outside_in()
    {
        using var inner = new StubTagger((_, _) => throw new InvalidOperationException());
        using var middle = new Stage(inner);
        using var outer = new OtherStage(middle);

        Assert.Same(outer, outer.GetService<IImageTagger>());
        Assert.Same(middle, outer.GetService<Stage>());
        Assert.Same(inner, outer.GetService<StubTagger>());
        Assert.Null(outer.GetService<TaggerMetadata>());
    }

    [Fact]
    public void A_key_that_a_stage_does_not_know_is_the_inner_tagger_s_to_answer()
    {
        using var inner = new StubTagger((_, _) => throw new InvalidOperationException());
        using var stage = new Stage(inner);

        Assert.Null(stage.GetService<Stage>("key"));
    }

    [Fact]
    public void Disposing_a_stage_disposes_what_it_owns()
    {
        var inner = new StubTagger((_, _) => throw new InvalidOperationException());

        new Stage(inner).Dispose();

        Assert.True(inner.IsDisposed);
    }

    [Fact]
    public void A_stage_needs_an_inner_tagger()
    {
        Assert.Throws<ArgumentNullException>(() => new Stage(null!));
    }

    private sealed class Stage(IImageTagger inner) : DelegatingImageTagger(inner);

    private sealed class OtherStage(IImageTagger inner) : DelegatingImageTagger(inner);
}
