using VisionAdapters.Testing;

namespace VisionAdapters.Bakeoff.Tests;

/// <summary>The labeled photos of the shared data folder and of Debian's package, whole.</summary>
public sealed class SharedSetTests
{
    private const string FashionMnist = "/usr/share/datasets/fashion-mnist";

    [Fact]
    public async Task Kagl_val_loads_with_its_attributes_from_the_archive()
    {
        var labels = SharedData.Require("data", "kagl", "kagl.csv");
        var folder = Path.GetDirectoryName(labels)!;

        using var set = await LoadAsync("kagl", new DatasetConfiguration
        {
            Format = "csv",
            Path = labels,
            Images = Path.Combine(folder, "kagl.tar"),
            ImageColumn = "id",
            ImageExtension = ".jpg",
            Attributes = Path.Combine(folder, "kagl_attributes.csv"),
            Split = "val",
        });

        Assert.Equal(3003, set.Images.Count);
        Assert.DoesNotContain(set.Problems, problem => problem.Kind != DatasetProblemKind.IgnoredLabel);
        Assert.All(set.GetTruth().Single(truth => truth.Facet == "gender").Values, values => Assert.Single(values!));
    }

    [Fact]
    public async Task Clothing_val_loads_from_the_archive()
    {
        var labels = SharedData.Require("data", "clothing-cc0", "clothing-cc0.csv");

        using var set = await LoadAsync("clothing-cc0", new DatasetConfiguration
        {
            Format = "csv",
            Path = labels,
            Images = Path.ChangeExtension(labels, ".tar"),
            ImageExtension = ".jpg",
            Split = "val",
        });

        Assert.Equal(435, set.Images.Count);
        Assert.Empty(set.Problems);
    }

    [Fact]
    public async Task Fashion_MNIST_loads_from_the_package()
    {
        Assert.SkipUnless(Directory.Exists(FashionMnist), "needs Debian's package dataset-fashion-mnist");

        using var set = await LoadAsync("fashion-mnist", new DatasetConfiguration { Format = "fashion-mnist", Path = FashionMnist });

        Assert.Equal(10_000, set.Images.Count);
        Assert.All(Assert.Single(set.GetTruth()).Values.GroupBy(values => values![0]), group => Assert.Equal(1000, group.Count()));
        var content = await set.Images[0].Image.LoadAsync(cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal(new ImageSize(28, 28), content.Header.Size);
    }

    private static Task<LabeledSet> LoadAsync(string map, DatasetConfiguration configuration) =>
        LabeledSet.LoadAsync(configuration, TinySet.Catalog.LoadDatasetMap(map, TinySet.Taxonomy), cancellationToken: TestContext.Current.CancellationToken);
}
