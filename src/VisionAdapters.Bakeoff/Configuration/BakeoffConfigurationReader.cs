using System.Collections.Frozen;
using VisionAdapters.Files;

namespace VisionAdapters.Bakeoff;

/// <summary>Reads <c>bakeoff.yaml</c>.</summary>
internal sealed class BakeoffConfigurationReader
{
    private const int MaxConcurrency = 4096;

    private readonly string _folder;
    private readonly bool _allowOutside;

    private BakeoffConfigurationReader(string file, bool allowOutside)
    {
        _folder = Path.GetDirectoryName(Path.GetFullPath(file))!;
        _allowOutside = allowOutside;
    }

    public static BakeoffConfiguration Read(SourceText source, bool allowOutside) =>
        new BakeoffConfigurationReader(source.File, allowOutside).Read(source);

    private BakeoffConfiguration Read(SourceText source)
    {
        var root = DocumentReader.Read(source);
        root.CheckKeys(
            "dataset", "taxonomy", "providers", "max-images", "concurrency", "seed", "threshold", "primary-facet", "margin",
            "max-failed-share", "calibration");
        return new BakeoffConfiguration
        {
            File = source.File,
            Dataset = ReadDataset(root.Map("dataset")),
            Taxonomy = ResolveName(root, "taxonomy") ?? BakeoffConfiguration.DefaultTaxonomy,
            Providers = ReadProviders(root),
            MaxImages = root.Integer("max-images", min: 1),
            MaxConcurrency = ReadConcurrency(root),
            Seed = root.Integer("seed", min: int.MinValue) ?? BakeoffConfiguration.DefaultSeed,
            Threshold = root.Number("threshold", 0, 1) ?? BakeoffConfiguration.DefaultThreshold,
            PrimaryFacet = root.TextOrNull("primary-facet"),
            Margin = root.Number("margin", 0, 1) ?? BakeoffConfiguration.DefaultMargin,
            Calibration = root.Flag("calibration"),
            MaxFailedShare = root.Number("max-failed-share", 0, 1) ?? BakeoffConfiguration.DefaultMaxFailedShare,
        };
    }

    private static int? ReadConcurrency(MapNode root) => root.Integer("concurrency", min: 1) is not > MaxConcurrency
        ? root.Integer("concurrency", min: 1)
        : throw root.Error($"'concurrency' is {MaxConcurrency} at most", "Ask for fewer calls at once.");

    private DatasetConfiguration ReadDataset(MapNode block)
    {
        block.CheckKeys(
            "format", "path", "name", "images", "image-column", "image-extension", "map", "split", "split-column", "group-column",
            "attributes", "options");
        return new DatasetConfiguration
        {
            File = block.Source.File,
            Line = block.Require("format").Line,
            Format = block.Text("format"),
            Path = Resolve(block, "path", block.Text("path")),
            AllowOutside = _allowOutside,
            Name = block.TextOrNull("name"),
            Images = block.TextOrNull("images") is { } images ? Resolve(block, "images", images) : null,
            ImageColumn = block.TextOrNull("image-column") ?? DatasetConfiguration.DefaultImageColumn,
            ImageExtension = block.TextOrNull("image-extension"),
            Map = ResolveName(block, "map") ?? block.Text("map"),
            Split = block.TextOrNull("split"),
            GroupColumn = block.TextOrNull("group-column"),
            SplitColumn = block.TextOrNull("split-column") ?? DatasetConfiguration.DefaultSplitColumn,
            Attributes = block.TextOrNull("attributes") is { } attributes ? Resolve(block, "attributes", attributes) : null,
            Options = ReadOptions(block),
        };
    }

    private List<ProviderConfiguration> ReadProviders(MapNode root)
    {
        var providers = new List<ProviderConfiguration>();
        foreach (var block in root.Maps("providers"))
        {
            block.CheckKeys("id", "map", "options");
            var provider = new ProviderConfiguration
            {
                Id = block.Text("id"),
                Map = ResolveName(block, "map"),
                Folder = _folder,
                AllowOutside = _allowOutside,
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

    /// <summary>Resolves a path. One that leads out of the file's folder is the user's to allow, not the file's.</summary>
    private string Resolve(MapNode block, string key, string path)
    {
        return ContainedPath.Resolve(_folder, path) ?? (_allowOutside
            ? Path.GetFullPath(Path.Combine(_folder, path))
            : throw block.Require(key).Error(
                $"'{key}' leads out of the folder of this file",
                "Put it below that folder or, when you trust the file, allow it: --allow-outside (in code: allowOutside)."));
    }

    /// <summary>Resolves a text that is a path, and leaves a name as it is.</summary>
    private string? ResolveName(MapNode block, string key)
    {
        var nameOrPath = block.TextOrNull(key);
        var isPath = nameOrPath is not null
            && (nameOrPath.Contains('/', StringComparison.Ordinal)
                || nameOrPath.EndsWith(".yaml", StringComparison.OrdinalIgnoreCase)
                || nameOrPath.EndsWith(".yml", StringComparison.OrdinalIgnoreCase));
        return isPath ? Resolve(block, key, nameOrPath!) : nameOrPath;
    }
}
