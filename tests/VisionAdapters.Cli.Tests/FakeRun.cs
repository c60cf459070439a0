using System.Globalization;
using VisionAdapters.Bakeoff;
using VisionAdapters.Taxonomy;

namespace VisionAdapters.Cli.Tests;

/// <summary>Makes a run of 120 photos of jeans, whose answers the test gives.</summary>
internal static class FakeRun
{
    private const int Images = 120;

    public static async Task<string> MakeAsync(string folder, params (string Id, Func<int, string> Answer)[] providers)
    {
        var catalog = new TaxonomyCatalog();
        var taxonomy = catalog.LoadTaxonomy("fashion");
        var images = Enumerable.Range(0, Images).Select(index => new LabeledImage
        {
            Id = $"{index}",
            Image = ImageInput.FromBytes(BitConverter.GetBytes(index), $"{index}"),
            Truth = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal) { ["category"] = ["jeans"] },
        });
        using var set = LabeledSet.Create("jeans", taxonomy, images);
        var map = catalog.LoadProviderMap("onnx-fashion", taxonomy);
        var asked = Array.ConvertAll(providers, provider => BakeoffProvider.Create(provider.Id, new FakeTagger(provider.Answer), map));
        using var run = await new BakeoffRunner(set, asked, new BakeoffRunnerOptions { OutputFolder = folder }).RunAsync(
            cancellationToken: TestContext.Current.CancellationToken);
        return run.Folder;
    }

    private sealed class FakeTagger(Func<int, string> answer) : IImageTagger
    {
        public Task<TaggingResponse> TagAsync(ImageInput image, TaggingOptions? options = null, CancellationToken cancellationToken = default) => Task.FromResult(
            new TaggingResponse
            {
                Provider = "onnx-fashion",
                Tags = [new ImageTag { Name = answer(int.Parse(image.Name!, CultureInfo.InvariantCulture)), Confidence = 0.9, Group = "category" }],
            });

        public object? GetService(Type serviceType, object? serviceKey = null) => null;

        public void Dispose()
        {
        }
    }
}
