using Microsoft.Extensions.AI;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using VisionAdapters.Onnx;
using VisionAdapters.Testing;

namespace VisionAdapters.Tests;

public sealed class FashionModelTests
{
    [Fact]
    public void The_model_answers_under_the_id_that_maps_and_scripts_use()
    {
        using var tagger = new FashionModelTagger();

        Assert.Equal(FashionModelTagger.ProviderId, tagger.GetService<TaggerMetadata>()!.ProviderId);
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
        using var tagger = new FashionModelTagger();

        Assert.Contains(tagger.GetService<OnnxModelInfo>()!.Heads, info => info.Id == head && info.Labels.Count > 1);
    }

    [Fact]
    public void Options_reach_the_model()
    {
        using var tagger = new FashionModelTagger(new FashionModelOptions { MaxBatchSize = 3 });

        Assert.Equal(3, tagger.MaxBatchSize);
    }

    [Fact]
    public async Task Photos_in_batches_get_the_tags_that_they_get_alone()
    {
        var photos = ImageArchive.Read("clothing-cc0", GoldenFile.Load().Images.Where(image => image.Set == "clothing-cc0").Take(20).Select(image => image.Image).ToHashSet(StringComparer.Ordinal));
        using var tagger = new FashionModelTagger(new FashionModelOptions { MaxBatchSize = 8 });
        var images = photos.Select(photo => ImageInput.FromBytes(photo.Value, photo.Key)).ToArray();

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
    public async Task The_embedding_of_a_photo_is_of_unit_length()
    {
        using var generator = new OnnxEmbeddingGenerator(new FashionModelTagger());

        var vector = await generator.GenerateVectorAsync(ImageInput.FromFile(SharedData.Repository("examples", "catalogue", "images", "dresses-01.jpg")), cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal(256, vector.Length);
        Assert.Equal(1, Math.Sqrt(vector.ToArray().Sum(number => (double)number * number)), 1e-3);
    }

    [Fact]
    public async Task A_picture_is_nearest_to_one_of_its_kind()
    {
        string[] names = ["dresses-01", "dresses-05", "watches-01", "casual-shoes-01"];
        using var generator = new OnnxEmbeddingGenerator(new FashionModelTagger());

        var embeddings = await generator.GenerateAsync(names.Select(name => ImageInput.FromFile(SharedData.Repository("examples", "catalogue", "images", name + ".jpg"))), cancellationToken: TestContext.Current.CancellationToken);

        var likeness = embeddings.Select(embedding => embedding.Vector.ToArray().Zip(embeddings[0].Vector.ToArray(), (a, b) => a * b).Sum()).ToArray();
        Assert.Equal(1, Array.IndexOf(likeness, likeness[1..].Max()));
    }

    [Theory]
    [InlineData(ModelPrecision.Auto)]
    [InlineData(ModelPrecision.Int8)]
    public void A_precision_that_the_package_has_can_be_chosen(ModelPrecision precision)
    {
        var hasInt8 = typeof(FashionModelTagger).Assembly.GetManifestResourceNames().Contains("fashion.int8.onnx", StringComparer.Ordinal);
        if (precision == ModelPrecision.Int8 && !hasInt8)
        {
            Assert.Contains("fashion.int8.onnx is absent", Assert.Throws<OnnxModelException>(() => new FashionModelTagger(new FashionModelOptions { Precision = precision })).Message, StringComparison.Ordinal);
            return;
        }

        using var tagger = new FashionModelTagger(new FashionModelOptions { Precision = precision });
        Assert.True(hasInt8 || tagger.GetService<OnnxModelInfo>()!.Precision == ModelPrecision.Single);
    }

    [Fact]
    public void Options_can_be_given_alone_when_the_model_is_registered()
    {
        var registrations = new ServiceCollection();
        registrations.AddFashionModel(options => options.MaxBatchSize = 3);
        using var services = registrations.BuildServiceProvider();

        var generator = services.GetRequiredKeyedService<IEmbeddingGenerator<ImageInput, Embedding<float>>>(FashionModelTagger.ProviderId);

        Assert.Equal(3, ((OnnxEmbeddingGenerator)generator).GetService<OnnxImageTagger>()!.MaxBatchSize);
    }

    [Fact]
    public void A_configuration_says_what_code_says()
    {
        var registrations = new ServiceCollection();
        registrations.AddFashionModel(new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["ProviderId"] = "ours",
            ["MaxBatchSize"] = "5",
            ["OnlyHeads:0"] = "category",
            ["MinimumConfidenceByHead:category"] = "0.2",
        }).Build());
        using var services = registrations.BuildServiceProvider();

        var options = services.GetRequiredService<IOptionsMonitor<FashionModelOptions>>().Get(FashionModelTagger.ProviderId);

        Assert.Equal(("ours", 5, 0.2), (options.ProviderId, options.MaxBatchSize, options.MinimumConfidenceByHead["category"]));
        Assert.Equal(["category"], options.OnlyHeads);
        Assert.Equal([FashionModelTagger.ProviderId], services.GetRequiredService<IOptions<RegisteredImageTaggers>>().Value.Keys);
    }

    [Fact]
    public void Options_that_the_model_cannot_be_loaded_with_are_refused_at_the_start()
    {
        var registrations = new ServiceCollection();
        registrations.AddFashionModel(options => options.MaxBatchSize = 0);
        using var services = registrations.BuildServiceProvider();

        var exception = Assert.Throws<OptionsValidationException>(() => services.GetRequiredService<IStartupValidator>().Validate());

        Assert.Contains("MaxBatchSize", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_registered_model_is_loaded_once_and_configured()
    {
        var registrations = new ServiceCollection();
        registrations.AddFashionModel(options => options.ProviderId = "ours");
        using var services = registrations.BuildServiceProvider();

        var tagger = services.GetRequiredKeyedService<IImageTagger>(FashionModelTagger.ProviderId);

        Assert.Same(tagger, services.GetRequiredKeyedService<IImageTagger>(FashionModelTagger.ProviderId));
        Assert.Equal("ours", tagger.GetService<TaggerMetadata>()!.ProviderId);
    }
}
