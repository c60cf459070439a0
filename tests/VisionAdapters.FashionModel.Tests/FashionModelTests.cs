using Microsoft.Extensions.DependencyInjection;
using VisionAdapters.Onnx;
using VisionAdapters.Testing;

namespace VisionAdapters.Tests;

public sealed class FashionModelTests
{
    [Fact]
    public void The_model_answers_under_the_id_that_maps_and_scripts_use()
    {
        using var tagger = FashionModel.Create();

        Assert.Equal(FashionModel.ProviderId, tagger.GetService<TaggerMetadata>()!.ProviderId);
    }

    [Theory]
    [InlineData("category")]
    [InlineData("gender")]
    [InlineData("colour")]
    [InlineData("season")]
    [InlineData("usage")]
    [InlineData("pattern")]
    [InlineData("sleeve-length")]
    [InlineData("neckline")]
    [InlineData("length")]
    [InlineData("material")]
    [InlineData("closure")]
    [InlineData("toe-shape")]
    [InlineData("sleeve-style")]
    [InlineData("domain")]
    public void The_model_has_the_heads_that_its_package_promises(string head)
    {
        using var tagger = FashionModel.Create();

        Assert.Contains(tagger.GetService<OnnxModelInfo>()!.Heads, info => info.Id == head && info.Labels.Count > 1);
    }

    [Fact]
    public void Options_reach_the_model()
    {
        using var tagger = FashionModel.Create(options => options.MaxBatchSize = 3);

        Assert.Equal(3, tagger.MaxBatchSize);
    }

    [Fact]
    public async Task Photos_in_batches_get_the_tags_that_they_get_alone()
    {
        var photos = ImageArchive.Read("clothing-cc0", GoldenFile.Load().Images.Where(image => image.Set == "clothing-cc0").Take(20).Select(image => image.Image).ToHashSet(StringComparer.Ordinal));
        using var tagger = FashionModel.Create(options => options.MaxBatchSize = 8);
        var images = photos.Select(photo => ImageSource.FromBytes(photo.Value, photo.Key)).ToArray();

        var compared = 0;
        await foreach (var outcome in tagger.TagManyAsync(images.ToAsyncEnumerable(), cancellationToken: TestContext.Current.CancellationToken))
        {
            var alone = await tagger.TagAsync(outcome.Image, new TaggingOptions { MinimumConfidence = 0 }, TestContext.Current.CancellationToken);
            var byId = alone.Tags.ToDictionary(tag => tag.Id!, tag => tag.Confidence, StringComparer.Ordinal);
            Assert.All(outcome.Response!.Tags, tag => Assert.Equal(byId[tag.Id!], tag.Confidence, 1e-4));
            compared++;
        }

        Assert.Equal(photos.Count, compared);
    }

    [Fact]
    public void A_registered_model_is_loaded_once_and_configured()
    {
        using var services = new ServiceCollection()
            .AddFashionModel(configure: options => options.ProviderId = "ours")
            .BuildServiceProvider();

        var tagger = services.GetRequiredKeyedService<IImageTagger>(FashionModel.ProviderId);

        Assert.Same(tagger, services.GetRequiredKeyedService<IImageTagger>(FashionModel.ProviderId));
        Assert.Equal("ours", tagger.GetService<TaggerMetadata>()!.ProviderId);
    }
}
