using System.Text;
using VisionAdapters.Testing;

namespace VisionAdapters.Onnx.Tests;

public sealed class FoldedModelTests
{
    [Fact]
    public async Task A_folded_head_answers_like_the_adapted_one()
    {
        using var folder = new TemporaryFolder();
        var sidecar = folder.Write("mine.model.json", "");
        FoldedModel.Write(TestModel.Source(TestModel.ColourAndBrightness), [TestHead.Warmth()], sidecar);
        using var adapted = TestHead.LoadWith(TestHead.Warmth());
        using var folded = new OnnxImageTagger(sidecar);

        foreach (var image in new[] { TestImage.Red, TestImage.Blue, TestImage.Solid(90, 20, 80) })
        {
            var expected = await adapted.ConfidencesAsync(image);
            var actual = await folded.ConfidencesAsync(image);
            Assert.Equal(expected.Keys.Order(StringComparer.Ordinal), actual.Keys.Order(StringComparer.Ordinal));
            Assert.All(expected, pair => Assert.Equal(pair.Value, actual[pair.Key], 1e-5));
        }
    }

    [Fact]
    public async Task A_folded_head_takes_batches()
    {
        using var folder = new TemporaryFolder();
        var sidecar = folder.Write("mine.model.json", "");
        FoldedModel.Write(TestModel.Source(TestModel.ColourAndBrightness), [TestHead.Warmth()], sidecar);
        using var folded = new OnnxImageTagger(sidecar);

        var outcomes = await folded.TagBatchAsync([TestImage.Blue, TestImage.Red], cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal(["cold", "warm"], outcomes.Select(outcome => outcome.Response!.Tags.First(tag => tag.Group == "warmth").Name));
    }

    [Fact]
    public void A_folded_head_takes_the_place_of_one_of_the_same_id_and_keeps_its_facet()
    {
        using var folder = new TemporaryFolder();
        var sidecar = folder.Write("mine.model.json", "");
        var head = TestHead.Warmth();
        FoldedModel.Write(
            TestModel.Source(TestModel.ColourAndBrightness),
            [new AdaptedHead { Id = "colour", Facet = "colour", Labels = head.Labels, Weights = head.Weights, Biases = head.Biases, Model = head.Model }],
            sidecar);
        using var folded = new OnnxImageTagger(sidecar);

        Assert.Equal([("brightness", null), ("colour", "colour")], folded.GetService<OnnxModelInfo>()!.Heads.Select(info => (info.Id, info.Facet)));
    }

    [Fact]
    public async Task A_folded_model_can_be_folded_into_again()
    {
        using var folder = new TemporaryFolder();
        var (first, second) = (folder.Write("first.model.json", ""), folder.Write("second.model.json", ""));
        FoldedModel.Write(TestModel.Source(TestModel.ColourAndBrightness), [TestHead.Warmth()], first);
        using var once = new OnnxImageTagger(first);
        var head = TestHead.Warmth();
        var next = new AdaptedHead { Id = head.Id, Labels = ["hot", "cool"], Weights = head.Weights, Biases = head.Biases, Model = head.Model with { Sha256 = once.GetService<OnnxModelInfo>()!.Sha256 } };

        FoldedModel.Write(OnnxModelSource.FromFile(first), [next], second);

        using var twice = new OnnxImageTagger(second);
        Assert.Contains("warmth/hot", (await twice.ConfidencesAsync(TestImage.Red)).Keys);
    }

    [Fact]
    public void The_model_is_not_written_over_itself()
    {
        using var folder = new TemporaryFolder();
        folder.CopyModel("colour-nhwc.onnx");
        var sidecar = folder.Write("colour-nhwc.model.json", TestModel.ColourAndBrightness);

        Assert.Throws<IOException>(() => FoldedModel.Write(OnnxModelSource.FromFile(sidecar), [TestHead.Warmth()], sidecar));
    }

    [Fact]
    public void Text_in_the_sidecar_that_is_no_data_of_the_model_stays()
    {
        using var folder = new TemporaryFolder();
        var sidecar = folder.Write("mine.model.json", "");
        var source = TestModel.Source(TestModel.ColourAndBrightness.Replace("\"name\": \"toy\",", "\"name\": \"toy\", \"licence\": \"CC0\",", StringComparison.Ordinal));

        FoldedModel.Write(source, [TestHead.Warmth()], sidecar);

        Assert.Contains("\"licence\": \"CC0\"", File.ReadAllText(sidecar, Encoding.UTF8), StringComparison.Ordinal);
    }
}
