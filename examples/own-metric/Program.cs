// A metric of your own beside those of the package, scored on the labels of a folder: dotnet run -- ../catalogue
using System.Globalization;
using VisionAdapters;
using VisionAdapters.Bakeoff;
using VisionAdapters.Evaluation;
using VisionAdapters.Taxonomy;

var folder = args.Length > 0 ? args[0] : "../catalogue";

// A merchandiser corrects every value that is wrong: how many corrections does an image need?
var corrections = new FacetMetric
{
    Id = "corrections",
    Header = "Corrections",
    Definition = "Values of an image to remove or to add until they are the true ones, in the mean.",
    Unit = MetricUnit.Number,
    Direction = MetricDirection.LowerIsBetter,
    Computation = MetricComputation.FromImages(image =>
        image.Predicted.Except(image.Truth).Count() + image.Truth.Except(image.Predicted).Count()),
};

var catalog = new TaxonomyCatalog();
var taxonomy = catalog.LoadTaxonomy("fashion");
using var set = LabeledSet.Create("catalogue", taxonomy, ReadLabels(Path.Combine(folder, "labels.csv"), Path.Combine(folder, "images")));
using var tagger = new FashionModelTagger();
var provider = BakeoffProvider.Create(
    FashionModelTagger.ProviderId, tagger, catalog.LoadProviderMap(FashionModelTagger.ProviderId, taxonomy));
var output = Directory.CreateTempSubdirectory("own-metric-").FullName;
using var run = await new BakeoffRunner(set, [provider], new BakeoffRunnerOptions { OutputFolder = output }).RunAsync();
var results = await run.ScoreAsync(new ScoringOptions { Metrics = [.. FacetMetrics.Default, corrections], Resamples = 200 });

foreach (var (facet, scores) in results.Providers[0].Facets)
{
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{facet}: {scores.Metrics["corrections"].Value:0.00} corrections an image"));
}

static IEnumerable<LabeledImage> ReadLabels(string file, string images) =>
    File.ReadLines(file).Skip(1).Select(line => line.Split(',')).Select(cells => new LabeledImage
    {
        Id = cells[0],
        Image = ImageInput.FromFile(Path.Combine(images, cells[0])),
        Truth = new Dictionary<string, IReadOnlyList<string>> { ["category"] = [cells[1]], ["gender"] = [cells[2]], ["colour"] = [cells[3]] },
    });
