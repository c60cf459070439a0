using VisionAdapters.Onnx;

namespace VisionAdapters.Tests;

/// <summary>Our preprocessing and postprocessing must give what the training code gives.</summary>
public sealed class GoldenTests(ITestOutputHelper output)
{
    private const double Tolerance = 0.02;

    [Fact]
    public void The_golden_file_was_written_with_the_embedded_model()
    {
        using var tagger = new FashionModelTagger();

        Assert.Equal(GoldenFile.Load().ModelSha256, tagger.GetService<OnnxModelInfo>()!.Sha256);
    }

    [Fact]
    public async Task Probabilities_differ_from_those_of_the_training_code_by_at_most_two_hundredths()
    {
        var golden = GoldenFile.Load();
        var archives = golden.Images
            .GroupBy(image => image.Set, StringComparer.Ordinal)
            .ToDictionary(set => set.Key, set => ImageArchive.Read(set.Key, set.Select(image => image.Image).ToHashSet(StringComparer.Ordinal)), StringComparer.Ordinal);
        using var tagger = new FashionModelTagger(new FashionModelOptions { MinimumConfidence = 0 });
        var heads = tagger.GetService<OnnxModelInfo>()!.Heads.ToDictionary(head => head.Id, StringComparer.Ordinal);
        var greatest = 0.0;
        var compared = 0;

        foreach (var expected in golden.Images)
        {
            var source = ImageInput.FromBytes(archives[expected.Set][expected.Image], expected.Image);
            Assert.Equal(expected.Sha256, (await source.LoadAsync(cancellationToken: TestContext.Current.CancellationToken)).ContentHash);

            var response = await tagger.TagAsync(source, cancellationToken: TestContext.Current.CancellationToken);
            var actual = response.Tags.ToDictionary(tag => tag.Id!, tag => tag.Confidence, StringComparer.Ordinal);
            foreach (var (head, probabilities) in expected.Heads)
            {
                Assert.Equal(probabilities.Length, heads[head].Labels.Count);
                for (var label = 0; label < probabilities.Length; label++)
                {
                    var difference = Math.Abs(actual[$"{head}/{heads[head].Labels[label]}"] - probabilities[label]);
                    Assert.True(difference <= Tolerance, $"{expected.Set}/{expected.Image}: {head}/{heads[head].Labels[label]} differs by {difference}");
                    greatest = Math.Max(greatest, difference);
                    compared++;
                }
            }
        }

        output.WriteLine($"The greatest of {compared} differences on {golden.Images.Count} images is {greatest:0.######}.");
        Assert.Equal(200, golden.Images.Count);
    }
}
