using VisionAdapters.Catalogue;

const string Usage = """
    Renders the product catalogue: one picture for each row of labels.csv.

      dotnet run -c Release --project examples/catalogue/render -- [--check] [FOLDER]

      FOLDER    the folder of labels.csv and images/ (default: examples/catalogue)
      --check   writes nothing; exit code 1 when a committed picture differs from what its row says
    """;

var check = args.Contains("--check", StringComparer.Ordinal);
string[] folders = [.. args.Where(argument => argument != "--check")];
if (folders.Length > 1 || folders.Any(folder => folder.StartsWith('-')))
{
    await Console.Error.WriteLineAsync(Usage);
    return 2;
}

var folder = folders is [var given] ? given : Path.Combine("examples", "catalogue");
if (!File.Exists(Path.Combine(folder, "labels.csv")))
{
    await Console.Error.WriteLineAsync($"There is no labels.csv in '{folder}': run from the root of the repository, or name the folder.");
    return 2;
}

var catalogue = new CatalogueFolder(folder);
var outfit = Path.Combine(folder, "outfit", Outfit.Image);
if (!check)
{
    Console.WriteLine($"Rendered {catalogue.Render()} pictures into {Path.Combine(folder, "images")}.");
    Directory.CreateDirectory(Path.GetDirectoryName(outfit)!);
    await File.WriteAllBytesAsync(outfit, Outfit.Render());
    return 0;
}

List<string> differences = [.. catalogue.Check(), .. PictureComparison.Check(outfit, Outfit.Render())];
foreach (var difference in differences)
{
    await Console.Error.WriteLineAsync(difference);
}

Console.WriteLine(differences.Count == 0 ? "Every picture is what its row says." : $"{differences.Count} differences; render again and look at them.");
return differences.Count == 0 ? 0 : 1;
