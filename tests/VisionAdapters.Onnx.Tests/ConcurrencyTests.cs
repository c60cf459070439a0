using Microsoft.ML.OnnxRuntime;
using VisionAdapters.Onnx.Inference;
using VisionAdapters.Onnx.Sidecar;

namespace VisionAdapters.Onnx.Tests;

public sealed class ConcurrencyTests
{
    [Fact]
    public async Task Sixty_four_callers_at_once_get_what_one_gets()
    {
        using var tagger = TestModel.Load(TestModel.ColourAndBrightness);
        var images = Enumerable.Range(0, 64).Select(number => TestImage.Solid((byte)(4 * number), (byte)(255 - (4 * number)), 128)).ToArray();
        var alone = new List<Dictionary<string, double>>();
        foreach (var image in images)
        {
            alone.Add(await tagger.ConfidencesAsync(image));
        }

        for (var round = 0; round < 10; round++)
        {
            var together = await Task.WhenAll(images.Select(image => tagger.ConfidencesAsync(image)));

            Assert.Equal(alone, together);
        }
    }

    [Fact]
    public async Task No_more_runs_are_under_way_than_the_options_allow()
    {
        using var runner = MakeRunner(new OnnxInferenceOptions { MaxConcurrentRuns = 2 });
        var underWay = 0;
        var most = 0;

        await Task.WhenAll(Enumerable.Range(0, 32).Select(_ => runner.RunAsync(
            workspace =>
            {
                var now = Interlocked.Increment(ref underWay);
                lock (runner)
                {
                    most = Math.Max(most, now);
                }

                workspace.Run(8, TestContext.Current.CancellationToken);
                return Interlocked.Decrement(ref underWay);
            },
            TestContext.Current.CancellationToken)));

        Assert.InRange(most, 1, 2);
    }

    [Fact]
    public async Task A_cancelled_call_does_not_begin()
    {
        using var tagger = TestModel.Load(TestModel.Colour());

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => tagger.TagAsync(TestImage.Red, cancellationToken: new CancellationToken(canceled: true)));
    }

    [Fact]
    public async Task A_call_that_waits_for_its_image_can_be_cancelled()
    {
        using var tagger = TestModel.Load(TestModel.Colour());
        using var cancellation = new CancellationTokenSource();
        var image = ImageInput.FromStreams(async token =>
        {
            await cancellation.CancelAsync();
            await Task.Delay(Timeout.Infinite, token);
            return Stream.Null;
        });

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => tagger.TagAsync(image, cancellationToken: cancellation.Token));
    }

    [Fact]
    public void A_run_is_ended_by_cancellation_and_the_next_one_is_not()
    {
        using var runner = MakeRunner(new OnnxInferenceOptions());

        runner.Run(workspace =>
        {
            Assert.ThrowsAny<OperationCanceledException>(() => workspace.Run(1, new CancellationToken(canceled: true)));
            workspace.Run(1, TestContext.Current.CancellationToken);
            return true;
        });
    }

    private static ModelRunner MakeRunner(OnnxInferenceOptions options)
    {
        var description = SidecarReader.Read(TestModel.Source(TestModel.Colour()));
        var session = new InferenceSession(TestModel.PathOf("colour-nchw.onnx"));
        var input = new InputResolver(description).Resolve(session);
        var model = new LoadedModel
        {
            Session = session,
            Input = input,
            Heads = [new ModelHead(description.Heads[0], SidecarActivation.Softmax, new ModelOutput { Name = "label", Length = 3 }, 0, 3)],
            MaxBatchSize = options.MaxBatchSize,
        };
        return new ModelRunner(model, options.MaxConcurrentRuns);
    }
}
