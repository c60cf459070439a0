namespace VisionAdapters.Adaptation.Tests;

/// <summary>The rule of what is enough.</summary>
public sealed class SufficiencyTests
{
    [Theory]
    [InlineData(new int[0], "no classes")]
    [InlineData(new[] { 50 }, "one class, 'class-0'")]
    [InlineData(new[] { 50, 9, 10, 3 }, "at least 10: class-1 9, class-3 3")]
    public void Too_few_classes_or_images_are_named(int[] counts, string message) =>
        Assert.Contains(message, Refuse(Clusters.Draw(counts)), StringComparison.Ordinal);

    [Fact]
    public void A_class_of_one_group_is_refused() =>
        Assert.Contains("All images of class-1 are of one group", Refuse(Clusters.Draw([20, 20], group: index => index < 20 ? $"g{index}" : "same")), StringComparison.Ordinal);

    [Fact]
    public void Fewer_groups_than_folds_are_refused() =>
        Assert.Contains("4 groups are too few for 5 folds", Refuse(Clusters.Draw([20, 20], group: index => $"g{index % 4}")), StringComparison.Ordinal);

    [Fact]
    public void Just_enough_is_enough() => SampleSizeCheck.Check(Clusters.Draw([10, 10], group: index => $"g{index % 5}"), new HeadTrainingOptions());

    private static string Refuse(IReadOnlyList<LabeledEmbedding> images) =>
        Assert.Throws<TooFewImagesException>(() => SampleSizeCheck.Check(images, new HeadTrainingOptions())).Message;
}
