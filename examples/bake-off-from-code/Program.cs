// A whole bake-off in one call; it takes the folder of a bakeoff.yaml: dotnet run -- ../catalogue
using System.Globalization;
using VisionAdapters;
using VisionAdapters.Bakeoff;

var folder = args.Length > 0 ? args[0] : "../catalogue";
using var outcome = await BakeoffSession.RunAsync(
    BakeoffConfiguration.Load(Path.Combine(folder, "bakeoff.yaml")),
    PackagedProviders.Create(),
    new BakeoffSessionOptions { OutputFolder = args.Length > 1 ? args[1] : "run" });

foreach (var provider in outcome.Results.Providers)
{
    var accuracy = provider.Facets["category"].Metrics["top1"];
    Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture, $"{provider.Id}: category {accuracy.Value:P1} right ({accuracy.Low:P1} to {accuracy.High:P1})"));
}

Console.WriteLine($"The report: {outcome.ReportFile}");
