namespace VisionAdapters.Onnx.Tests;

/// <summary>Counts what the whole process allocates, so no other test may run beside it.</summary>
[Collection(nameof(AllocationTests))]
[CollectionDefinition(nameof(AllocationTests), DisableParallelization = true)]
public sealed class AllocationTests(ITestOutputHelper output)
{
    private const int Images = 200;
    private const int Rounds = 5;
    private const int MostBytesPerImage = 8 * 1024;

    [Fact]
    public async Task In_the_steady_state_an_image_costs_its_answer_and_not_its_pixels()
    {
        // The tensor of one image has 602,112 bytes.
        using var tagger = TestModel.Load(TestModel.Colour("colour-undeclared", """{ "width": 224, "height": 224 }"""));
        var image = TestImage.Solid(1, 2, 3, side: 300);
        await TagAsync(tagger, image);

        // What runs in the background (the test host, tiered compilation) can only add, so the least of a few rounds is the tagger's own.
        var perImage = long.MaxValue;
        for (var round = 0; round < Rounds; round++)
        {
            var before = GC.GetTotalAllocatedBytes(precise: true);
            await TagAsync(tagger, image);
            perImage = Math.Min(perImage, (GC.GetTotalAllocatedBytes(precise: true) - before) / Images);
        }

        output.WriteLine($"{perImage} bytes per image");
        Assert.InRange(perImage, 1, MostBytesPerImage);
    }

    [Fact]
    public async Task In_the_steady_state_a_batch_costs_its_answers_a_list_and_a_task()
    {
        // One tag an image. What a caller receives: 8 outcomes, responses, arrays and tags, and for the batch a list and a task with its
        // state.
        const int batch = 8;
        const int mostBytesOfTheBatch = 320;
        using var tagger = TestModel.Load(TestModel.Colour(), options => (options.MaxTagsPerHead, options.MaxBatchSize) = (1, batch));
        var images = Enumerable.Repeat(TestImage.Red, batch).ToArray();
        var least = long.MaxValue;
        var answer = 0L;
        for (var round = 0; round < Images; round++)
        {
            var before = GC.GetTotalAllocatedBytes(precise: true);
            var outcomes = await tagger.TagBatchAsync(images, cancellationToken: TestContext.Current.CancellationToken);
            least = Math.Min(least, GC.GetTotalAllocatedBytes(precise: true) - before);
            answer = SizeOf(outcomes[0]);
        }

        output.WriteLine($"{least} bytes a batch, {answer} bytes an answer");
        Assert.InRange(least - (batch * answer), 1, mostBytesOfTheBatch);
    }

    private static long SizeOf(TaggingOutcome outcome)
    {
        var tag = outcome.Response!.Tags.Single();
        var before = GC.GetAllocatedBytesForCurrentThread();
        ImageTag[] tags = [new ImageTag { Name = tag.Name, Id = tag.Id, Group = tag.Group, Confidence = tag.Confidence }];
        var copy = new TaggingOutcome(0, outcome.Image, new TaggingResponse { Provider = outcome.Response.Provider, Tags = tags });
        var size = GC.GetAllocatedBytesForCurrentThread() - before;
        GC.KeepAlive(copy);
        return size;
    }

    private static async Task TagAsync(OnnxImageTagger tagger, ImageInput image)
    {
        for (var count = 0; count < Images; count++)
        {
            await tagger.TagAsync(image, cancellationToken: TestContext.Current.CancellationToken);
        }
    }
}
