using VisionAdapters.Evaluation;
using VisionAdapters.Onnx;

namespace VisionAdapters.Adaptation.Tests;

public sealed class HeadComparisonTests
{
    private const string Facet = "neckline";

    [Fact]
    public void A_head_that_is_right_where_the_present_one_is_wrong_is_better() =>
        Assert.Equal(HeadVerdict.Better, Compare(adaptedRight: 40, presentRight: 20).Verdict);

    [Fact]
    public void A_head_that_is_wrong_where_the_present_one_is_right_is_worse() =>
        Assert.Equal(HeadVerdict.Worse, Compare(adaptedRight: 20, presentRight: 40).Verdict);

    [Fact]
    public void A_difference_that_chance_explains_decides_nothing_and_tells_how_many_images_would()
    {
        var comparison = Compare(adaptedRight: 22, presentRight: 20);

        Assert.Equal(HeadVerdict.Undecided, comparison.Verdict);

        // (1.96 + 0.84)^2 * (d - D^2) / D^2 with the shares D = d = 2 / 40.
        Assert.Equal(149, comparison.ImagesNeeded);
    }

    [Fact]
    public void Equal_heads_need_no_number_of_images() => Assert.Null(Compare(adaptedRight: 20, presentRight: 20).ImagesNeeded);

    [Fact]
    public void Without_present_heads_the_head_is_new()
    {
        var comparison = Compare(adaptedRight: 40, presentRight: null);

        Assert.Equal((HeadVerdict.New, false), (comparison.Verdict, comparison.HasPresent));
        Assert.Null(comparison.Difference);
    }

    [Fact]
    public void Classes_are_compared_each_for_itself()
    {
        var classes = Compare(adaptedRight: 40, presentRight: 20).CompareClasses();

        Assert.Equal([("round", 20, 10, 20), ("v", 20, 10, 20)], classes.Select(row => (row.Class, row.Images, row.Present, row.Adapted)));
        Assert.All(classes, row => Assert.InRange(row.PValue, 0.001, 0.01));
    }

    [Fact]
    public void Every_image_needs_an_answer_of_each_side() =>
        Assert.Throws<ArgumentException>(() => HeadComparison.Compare(Trained(3), Images(3), [[]], Facet, seed: 1, TestContext.Current.CancellationToken));

    private static HeadComparison Compare(int adaptedRight, int? presentRight)
    {
        const int count = 40;
        var images = Images(count);
        var present = images.Select((image, index) => (IReadOnlyList<ScoredValue>)(presentRight is null
            ? []
            : [new ScoredValue(index < presentRight ? image.Label : Other(image.Label), 0.9)])).ToArray();
        return HeadComparison.Compare(Trained(count, adaptedRight), images, present, Facet, seed: 1, TestContext.Current.CancellationToken);
    }

    private static LabeledEmbedding[] Images(int count) =>
        [.. Enumerable.Range(0, count).Select(index => new LabeledEmbedding { Image = $"{index}.png", Embedding = new float[2], Label = LabelOf(index) })];

    private static TrainedHead Trained(int count, int right = 0) => new()
    {
        Head = new AdaptedHead
        {
            Id = Facet,
            Labels = ["round", "v"],
            Weights = new float[4],
            Biases = new float[2],
            Model = new AdaptedModel { Name = "m", Sha256 = "", EmbeddingLength = 2 },
        },
        HeldOut = [.. Enumerable.Range(0, count).Select(index => Probabilities(index < right ? LabelOf(index) : Other(LabelOf(index))))],
    };

    private static ReadOnlyMemory<double> Probabilities(string label) => label == "round" ? new[] { 0.8, 0.2 } : new[] { 0.2, 0.8 };

    private static string LabelOf(int index) => index % 2 == 0 ? "round" : "v";

    private static string Other(string label) => label == "round" ? "v" : "round";
}
