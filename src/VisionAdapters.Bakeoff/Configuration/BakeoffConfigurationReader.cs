using System.Collections.Frozen;
using VisionAdapters.Files;

namespace VisionAdapters.Bakeoff;

/// <summary>Reads <c>bakeoff.yaml</c>.</summary>
internal static class BakeoffConfigurationReader
{
    public static BakeoffConfiguration Read(SourceText source)
    {
        var root = DocumentReader.Read(source);
        root.CheckKeys("dataset", "taxonomy", "providers", "max-images", "seed", "threshold");
        var folder = Path.GetDirectoryName(Path.GetFullPath(source.File))!;
        return new BakeoffConfiguration
        {
            File = source.File,
            Dataset = ReadDataset(root.Map("dataset"), folder),
            Taxonomy = ResolveName(root.TextOrNull("taxonomy"), folder) ?? BakeoffConfiguration.DefaultTaxonomy,
            Providers = ReadProviders(root),
            MaxImages = root.Integer("max-images", min: 1),
            Seed = root.Integer("seed", min: int.MinValue) ?? BakeoffConfiguration.DefaultSeed,
            Threshold = root.Number("threshold", 0, 1) ?? BakeoffConfiguration.DefaultThreshold,
        };
    }

    private static DatasetConfiguration ReadDataset(MapNode block, string folder)
    {
        block.CheckKeys(
            "format", "path", "name", "images", "image-column", "image-extension", "map", "split", "split-column", "attributes", "options");
        return new DatasetConfiguration
        {
            File = block.Source.File,
            Line = block.Require("format").Line,
            Format = block.Text("format"),
            Path = Resolve(block.Text("path"), folder),
            Name = block.TextOrNull("name"),
            Images = block.TextOrNull("images") is { } images ? Resolve(images, folder) : null,
            ImageColumn = block.TextOrNull("image-column") ?? DatasetConfiguration.DefaultImageColumn,
            ImageExtension = block.TextOrNull("image-extension"),
            Map = ResolveName(block.Text("map"), folder),
            Split = block.TextOrNull("split"),
            SplitColumn = block.TextOrNull("split-column") ?? DatasetConfiguration.DefaultSplitColumn,
            Attributes = block.TextOrNull("attributes") is { } attributes ? Resolve(attributes, folder) : null,
            Options = ReadOptions(block),
        };
    }

    private static List<ProviderConfiguration> ReadProviders(MapNode root)
    {
        var providers = new List<ProviderConfiguration>();
        var folder = Path.GetDirectoryName(Path.GetFullPath(root.Source.File))!;
        foreach (var block in root.Maps("providers"))
        {
            block.CheckKeys("id", "map", "options");
            var provider = new ProviderConfiguration
            {
                Id = block.Text("id"),
                Map = ResolveName(block.TextOrNull("map"), folder),
                Folder = folder,
                Options = ReadOptions(block),
                Line = block.Line,
            };
            if (providers.Exists(other => other.Id == provider.Id))
            {
                throw block.Error($"the provider '{provider.Id}' is listed twice", "Remove one of the two.");
            }

            providers.Add(provider);
        }

        return providers;
    }

    /// <summary>Reads the options; the texts of a list are joined by commas.</summary>
    private static IReadOnlyDictionary<string, string> ReadOptions(MapNode block)
    {
        if (!block.Has("options"))
        {
            return FrozenDictionary<string, string>.Empty;
        }

        var options = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (key, value) in block.Find("options")?.AsMap("'options'").Entries ?? [])
        {
            options.Add(key.Text, string.Join(',', value.AsScalars($"'{key.Text}'").Select(scalar => scalar.Text)));
        }

        return options;
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
