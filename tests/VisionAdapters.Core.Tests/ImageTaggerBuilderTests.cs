using Microsoft.Extensions.DependencyInjection;

namespace VisionAdapters.Tests;

public sealed class ImageTaggerBuilderTests
{
    [Fact]
    public async Task The_stage_added_first_is_outermost()
    {
        var order = new List<string>();
        using var tagger = new StubTagger().AsBuilder()
            .Use(inner => new NotingStage(inner, "first", order))
            .Use(inner => new NotingStage(inner, "second", order))
            .Build();

        await tagger.TagAsync(TestImages.Source(), cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal(["first", "second"], order);
    }

    [Fact]
    public void Without_stages_the_tagger_itself_is_built()
    {
        using var tagger = new StubTagger();

        Assert.Same(tagger, tagger.AsBuilder().Build());
    }

    [Fact]
    public void A_stage_that_is_null_is_named_by_its_index()
    {
        var builder = new StubTagger().AsBuilder().Use(inner => inner).Use(_ => null!);

        var exception = Assert.Throws<InvalidOperationException>(() => builder.Build());

        Assert.Contains("index 1 returned null", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_inner_tagger_that_is_null_is_told()
    {
        var exception = Assert.Throws<InvalidOperationException>(() => new ImageTaggerBuilder(_ => null!).Build());

        Assert.Contains("inner tagger returned null", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Stages_get_the_services_that_the_pipeline_is_built_with()
    {
        using var services = new ServiceCollection().AddSingleton("a service").BuildServiceProvider();
        string? seen = null;

        new StubTagger().AsBuilder()
            .Use((inner, provider) =>
            {
                seen = provider.GetService<string>();
                return inner;
            })
            .Build(services);

        Assert.Equal("a service", seen);
    }

    [Fact]
    public void A_pipeline_built_without_services_gives_its_stages_none()
    {
        new StubTagger().AsBuilder()
            .Use((inner, provider) =>
            {
                Assert.Null(provider.GetService<string>());
                return inner;
            })
            .Build();
    }

    [Fact]
    public void Disposing_the_pipeline_disposes_the_tagger()
    {
        var inner = new StubTagger();

        inner.AsBuilder().Use(tagger => new NotingStage(tagger, "stage", [])).Build().Dispose();

        Assert.True(inner.IsDisposed);
    }

    [Fact]
    public async Task Batches_do_not_go_round_a_stage_that_takes_none()
    {
        var order = new List<string>();
        var inner = new StubBatchTagger();
        using var tagger = inner.AsBuilder().Use(next => new NotingStage(next, "stage", order)).Build();

        await tagger.TagManyAsync(new[] { TestImages.Source(), TestImages.Source() }.ToAsyncEnumerable(), cancellationToken: TestContext.Current.CancellationToken).ToListAsync();

        Assert.Equal(["stage", "stage"], order);
        Assert.Empty(inner.BatchSizes);
    }

    [Fact]
    public void A_registered_pipeline_is_one_object_under_its_key()
    {
        var services = new ServiceCollection();
        services.AddImageTagger("fashion", _ => new StubTagger()).Use(inner => new NotingStage(inner, "stage", []));
        using var provider = services.BuildServiceProvider();

        var tagger = provider.GetRequiredKeyedService<IImageTagger>("fashion");

        Assert.IsType<NotingStage>(tagger);
        Assert.Same(tagger, provider.GetRequiredKeyedService<IImageTagger>("fashion"));
        Assert.Null(provider.GetService<IImageTagger>());
    }

    [Fact]
    public void A_pipeline_registered_without_a_key_is_the_tagger()
    {
        var services = new ServiceCollection();
        services.AddImageTagger(_ => new StubTagger());
        using var provider = services.BuildServiceProvider();

        Assert.IsType<StubTagger>(provider.GetRequiredService<IImageTagger>());
    }

    private sealed class NotingStage(IImageTagger inner, string name, List<string> order) : DelegatingImageTagger(inner)
    {
        public override Task<TaggingResponse> TagAsync(ImageInput image, TaggingOptions? options = null, CancellationToken cancellationToken = default)
        {
            lock (order)
            {
                order.Add(name);
            }

            return base.TagAsync(image, options, cancellationToken);
        }
    }
}
