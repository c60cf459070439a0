using VisionAdapters.Files;
namespace VisionAdapters.Bakeoff;

/// <summary>Reads <c>bakeoff.yaml</c>.</summary>
internal static class BakeoffConfigurationReader
{
    private static readonly Dictionary<string, DatasetFormat> Formats = new(StringComparer.Ordinal)
    {
        ["csv"] = DatasetFormat.Csv,
        ["folder"] = DatasetFormat.Folder,
        ["fashion-mnist"] = DatasetFormat.FashionMnist,
        ["coco"] = DatasetFormat.Coco,
        ["jsonl"] = DatasetFormat.Jsonl,
    };

    public static BakeoffConfiguration Read(TextReader text, string file)
    {
        var root = YamlBlock.Parse(text, file);
        root.AllowOnly("dataset", "taxonomy", "providers", "max-images", "seed", "threshold");
        var folder = Path.GetDirectoryName(Path.GetFullPath(file))!;
        return new BakeoffConfiguration
        {
            File = file,
            Dataset = ReadDataset(root.RequireBlock("dataset"), folder),
            Taxonomy = ResolveName(root.Text("taxonomy"), folder) ?? BakeoffConfiguration.DefaultTaxonomy,
            Providers = ReadProviders(root),
            MaxImages = root.Integer("max-images", least: 1),
            Seed = root.Integer("seed", least: int.MinValue) ?? BakeoffConfiguration.DefaultSeed,
            Threshold = root.Number("threshold", 0, 1) ?? BakeoffConfiguration.DefaultThreshold,
        };
    }

    private static DatasetConfiguration ReadDataset(YamlBlock block, string folder)
    {
        block.AllowOnly("format", "path", "name", "images", "image-column", "image-extension", "map", "split", "split-column", "attributes");
        return new DatasetConfiguration
        {
            Format = block.Choice("format", Formats),
            Path = Resolve(block.RequireText("path"), folder),
            Name = block.Text("name"),
            Images = block.Text("images") is { } images ? Resolve(images, folder) : null,
            ImageColumn = block.Text("image-column") ?? DatasetConfiguration.DefaultImageColumn,
            ImageExtension = block.Text("image-extension"),
            Map = ResolveName(block.RequireText("map"), folder),
            Split = block.Text("split"),
            SplitColumn = block.Text("split-column") ?? DatasetConfiguration.DefaultSplitColumn,
            Attributes = block.Text("attributes") is { } attributes ? Resolve(attributes, folder) : null,
        };
    }

    private static List<ProviderConfiguration> ReadProviders(YamlBlock root)
    {
        var providers = new List<ProviderConfiguration>();
        var folder = Path.GetDirectoryName(Path.GetFullPath(root.File))!;
        foreach (var block in root.RequireBlocks("providers"))
        {
            block.AllowOnly("id", "map", "options");
            var provider = new ProviderConfiguration
            {
                Id = block.RequireText("id"),
                Map = ResolveName(block.Text("map"), folder),
                Folder = folder,
                Options = block.Block("options")?.AllTexts() ?? new SortedDictionary<string, string>(StringComparer.Ordinal),
                Line = block.Line,
            };
            if (providers.Exists(other => other.Id == provider.Id))
            {
                throw new InputFileException(root.File, block.Line, $"the provider '{provider.Id}' is listed twice: remove one of the two.");
            }

            providers.Add(provider);
        }

        return providers;
    }

    private static string Resolve(string path, string folder) => Path.GetFullPath(Path.Combine(folder, path));

    /// <summary>Resolves a text that is a path, and leaves a name as it is.</summary>
    private static string? ResolveName(string? nameOrPath, string folder)
    {
        var isPath = nameOrPath is not null
            && (nameOrPath.Contains('/', StringComparison.Ordinal)
                || nameOrPath.EndsWith(".yaml", StringComparison.OrdinalIgnoreCase)
                || nameOrPath.EndsWith(".yml", StringComparison.OrdinalIgnoreCase));
        return isPath ? Resolve(nameOrPath!, folder) : nameOrPath;
    }
}
