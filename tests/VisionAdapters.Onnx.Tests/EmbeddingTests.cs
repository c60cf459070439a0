using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using VisionAdapters.Testing;

namespace VisionAdapters.Onnx.Tests;

public sealed class EmbeddingTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Embeddings_come_in_the_order_of_the_images()
    {
        using var generator = new OnnxEmbeddingGenerator(new OnnxImageTagger(TestModel.Source(TestModel.ColourAndBrightness), new OnnxInferenceOptions { MaxBatchSize = 2 }));

        var embeddings = await generator.GenerateAsync([TestImage.Red, TestImage.Green, TestImage.Blue, TestImage.Black, TestImage.White], cancellationToken: Token);

        float[][] expected = [[1, 0, 0], [0, 1, 0], [0, 0, 1], [0, 0, 0], [1, 1, 1]];
        Assert.Equal(expected, embeddings.Select(embedding => embedding.Vector.ToArray()));
    }

    [Fact]
    public async Task A_tagger_gives_the_embedding_of_its_model()
    {
        using var tagger = TestModel.Load(TestModel.ColourAndBrightness);

        var generator = tagger.GetService<IEmbeddingGenerator<ImageInput, Embedding<float>>>()!;

        var vector = await generator.GenerateVectorAsync(TestImage.Red, cancellationToken: Token);
        Assert.Equal([1, 0, 0], vector.ToArray());
        Assert.Equal(("onnx-toy", "toy 1.2.3", 3), Describe(generator.GetService<EmbeddingGeneratorMetadata>()!));
        Assert.Equal(3, generator.GetService<OnnxModelInfo>()!.EmbeddingLength);
    }

    [Fact]
    public async Task A_tagger_leaves_the_embedding_out_unless_asked()
    {
        using var tagger = TestModel.Load(TestModel.ColourAndBrightness);

        var both = await tagger.TagAsync(TestImage.Red, new TaggingOptions { Features = TaggingFeatures.Tags | TaggingFeatures.Embedding }, Token);

        Assert.True((await tagger.TagAsync(TestImage.Red, cancellationToken: Token)).Embedding.IsEmpty);
        Assert.Equal([1, 0, 0], both.Embedding.ToArray());
        Assert.NotEmpty(both.Tags);
    }

    [Fact]
    public void A_model_without_an_embedding_has_no_generator()
    {
        using var tagger = TestModel.Load(TestModel.Colour());

        Assert.Null(tagger.GetService<IEmbeddingGenerator<ImageInput, Embedding<float>>>());
        Assert.Throws<OnnxModelException>(() => new OnnxEmbeddingGenerator(new OnnxImageTagger(TestModel.Source(TestModel.Colour()), new OnnxInferenceOptions())));
    }

    [Fact]
    public async Task An_image_that_fails_ends_the_call()
    {
        using var generator = new OnnxEmbeddingGenerator(new OnnxImageTagger(TestModel.Source(TestModel.ColourAndBrightness), new OnnxInferenceOptions()));

        var exception = await Assert.ThrowsAsync<TaggingException>(() => generator.GenerateAsync([TestImage.Red, TestImage.NoImage], cancellationToken: Token));

        Assert.Equal(TaggingErrorKind.UnsupportedFormat, exception.Kind);
    }

    [Fact]
    public async Task Another_length_than_the_models_is_refused()
    {
        using var generator = new OnnxEmbeddingGenerator(new OnnxImageTagger(TestModel.Source(TestModel.ColourAndBrightness), new OnnxInferenceOptions()));

        await Assert.ThrowsAsync<NotSupportedException>(() => generator.GenerateAsync([TestImage.Red], new EmbeddingGenerationOptions { Dimensions = 2 }, Token));
    }

    [Fact]
    public async Task A_generator_of_a_tagger_leaves_the_model_to_it()
    {
        using var tagger = TestModel.Load(TestModel.ColourAndBrightness);

        tagger.GetService<OnnxEmbeddingGenerator>()!.Dispose();

        Assert.Equal("red", (await tagger.TagAsync(TestImage.Red, cancellationToken: Token)).Tags[0].Name);
    }

    [Fact]
    public void An_embedding_of_another_length_than_the_sidecar_says_is_refused()
    {
        var sidecar = TestModel.ColourAndBrightness.Replace("\"length\": 3", "\"length\": 4", StringComparison.Ordinal);

        Assert.Contains("embedding.length is 4", Assert.Throws<OnnxModelException>(() => TestModel.Load(sidecar)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_registered_model_is_loaded_once_for_tags_and_embeddings()
    {
        using var folder = new TemporaryFolder();
        folder.CopyModel("colour-nhwc.onnx");
        var path = folder.Write("toy.json", TestModel.ColourAndBrightness);
        var registrations = new ServiceCollection();
        registrations.AddOnnxTagger("toy", options => options.SidecarPath = path);
        using var services = registrations.BuildServiceProvider();

        var generator = services.GetRequiredKeyedService<IEmbeddingGenerator<ImageInput, Embedding<float>>>("toy");

        Assert.Same(generator, services.GetRequiredKeyedService<IImageTagger>("toy").GetService<OnnxEmbeddingGenerator>());
        var vector = await generator.GenerateVectorAsync(TestImage.Blue, cancellationToken: Token);
        Assert.Equal([0, 0, 1], vector.ToArray());
    }

    private static (string? Provider, string? Model, int? Length) Describe(EmbeddingGeneratorMetadata metadata) =>
        (metadata.ProviderName, metadata.DefaultModelId, metadata.DefaultModelDimensions);
}
