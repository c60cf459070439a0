using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using Microsoft.ML.OnnxRuntime;
using VisionAdapters.Testing;

namespace VisionAdapters.Onnx.Tests;

public sealed class LifetimeTests
{
    [Fact]
    public async Task A_disposed_tagger_refuses_calls()
    {
        var tagger = TestModel.Load(TestModel.Colour());
        tagger.Dispose();
        tagger.Dispose();

        await Assert.ThrowsAsync<ObjectDisposedException>(() => tagger.TagAsync(TestImage.Red, cancellationToken: TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_call_under_way_when_the_tagger_is_disposed_ends_well()
    {
        var tagger = TestModel.Load(TestModel.Colour());
        var content = await TestImage.Blue.LoadAsync(cancellationToken: TestContext.Current.CancellationToken);
        var opening = new TaskCompletionSource<Stream>();
        var call = tagger.TagAsync(ImageInput.FromStreams(_ => new ValueTask<Stream>(opening.Task)), cancellationToken: TestContext.Current.CancellationToken);

        tagger.Dispose();
        opening.SetResult(new MemoryStream(content.Bytes.ToArray()));

        Assert.Equal("blue", (await call).Tags[0].Name);
    }

    [Fact]
    public async Task Latency_is_measured_by_the_clock_that_is_given()
    {
        var clock = new FakeTimeProvider { AutoAdvanceAmount = TimeSpan.FromSeconds(3) };
        using var tagger = new OnnxImageTagger(TestModel.Source(TestModel.Colour()), timeProvider: clock);

        var response = await tagger.TagAsync(TestImage.Red, cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal(TimeSpan.FromSeconds(3), response.Latency);
    }

    [Fact]
    public void The_tagger_gives_its_metadata_and_its_session()
    {
        using var tagger = TestModel.Load(TestModel.ColourAndBrightness, options => options.ProviderId = "my-model");

        Assert.Equal("my-model", tagger.GetService<TaggerMetadata>()!.ProviderId);
        Assert.Contains(ImageFormat.Jpeg, tagger.GetService<TaggerMetadata>()!.Limits.Formats);
        Assert.NotNull(tagger.GetService<InferenceSession>());
        Assert.Same(tagger, tagger.GetService<IBatchImageTagger>());
        Assert.Null(tagger.GetService<string>());
        Assert.Null(tagger.GetService<TaggerMetadata>("a key"));
    }

    [Fact]
    public async Task A_model_that_is_not_warmed_up_answers_too()
    {
        using var tagger = TestModel.Load(TestModel.Colour(), options => options.WarmUp = false);

        Assert.Equal("label/red", (await tagger.ConfidencesAsync(TestImage.Red)).Keys.First());
    }

    [Fact]
    public async Task A_registered_model_is_loaded_once_under_its_key()
    {
        using var folder = new TemporaryFolder();
        folder.CopyModel("colour-nchw.onnx");
        var sidecar = folder.Write("toy.json", TestModel.Colour());
        var registrations = new ServiceCollection();
        registrations.AddOnnxTagger("toy", options => options.SidecarPath = sidecar);
        await using var services = registrations.BuildServiceProvider();

        var tagger = services.GetRequiredKeyedService<IImageTagger>("toy");

        Assert.Same(tagger, services.GetRequiredKeyedService<IImageTagger>("toy"));
        Assert.Equal("label/green", (await tagger.ConfidencesAsync(TestImage.Green)).Keys.First());
    }

    [Fact]
    public async Task A_registered_model_goes_by_the_clock_of_the_container()
    {
        using var folder = new TemporaryFolder();
        folder.CopyModel("colour-nchw.onnx");
        var sidecar = folder.Write("toy.json", TestModel.Colour());
        var registrations = new ServiceCollection();
        registrations.AddSingleton<TimeProvider>(new FakeTimeProvider { AutoAdvanceAmount = TimeSpan.FromSeconds(3) });
        registrations.AddOnnxTagger("toy", options => options.SidecarPath = sidecar);
        await using var services = registrations.BuildServiceProvider();

        var response = await services.GetRequiredKeyedService<IImageTagger>("toy").TagAsync(TestImage.Red, cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal(TimeSpan.FromSeconds(3), response.Latency);
    }

    [Fact]
    public void Options_that_no_model_can_be_loaded_with_are_refused_at_the_start()
    {
        var registrations = new ServiceCollection();
        registrations.AddOnnxTagger("toy", options => options.MaxBatchSize = 0);
        using var services = registrations.BuildServiceProvider();

        var exception = Assert.Throws<OptionsValidationException>(() => services.GetRequiredService<IStartupValidator>().Validate());

        Assert.Contains("MaxBatchSize", exception.Message, StringComparison.Ordinal);
        Assert.Contains("SidecarPath", exception.Message, StringComparison.Ordinal);
    }
}
