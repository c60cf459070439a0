namespace VisionAdapters.Onnx.Tests;

/// <summary>Counts what the whole process allocates, so no other test may run beside it.</summary>
[Collection(nameof(AllocationTests))]
[CollectionDefinition(nameof(AllocationTests), DisableParallelization = true)]
public sealed class AllocationTests(ITestOutputHelper output)
{
    private const int Images = 200;
    private const int Rounds = 5;
    private const int MaxBytesPerImage = 8 * 1024;

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
        Assert.InRange(perImage, 1, MaxBytesPerImage);
    }

    private static async Task TagAsync(OnnxImageTagger tagger, ImageInput image)
    {
        for (var count = 0; count < Images; count++)
        {
            await tagger.TagAsync(image, cancellationToken: TestContext.Current.CancellationToken);
        }
    }
}
