using VisionAdapters.Files;
namespace VisionAdapters.Taxonomy;

/// <summary>Keeps the maps that others build on, so that each is parsed once. Safe for concurrent use.</summary>
internal sealed class BaseMaps(Func<SourceText, string, SourceText> find)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, MapNode> _roots = new(StringComparer.Ordinal);

    /// <summary>Gives the way down from a map: each call finds, by its name or path, the map that the one found before builds on.</summary>
    public Func<string, MapNode> Below(SourceText top)
    {
        var above = top;
        return nameOrPath =>
        {
            var root = Find(above, nameOrPath);
            above = root.Source;
            return root;
        };
    }

    /// <summary>Finds what a map builds on; a file that has changed is parsed again.</summary>
    private MapNode Find(SourceText above, string nameOrPath)
    {
        var source = find(above, nameOrPath);
        lock (_lock)
        {
            if (_roots.TryGetValue(source.Identity, out var root) && root.Source.Text == source.Text)
            {
                return root;
            }

            return _roots[source.Identity] = PlainYamlReader.Read(source);
        }
    }

    /// <summary>Parses a map, unless it is one that others build on and has been parsed for them. It is not kept for itself.</summary>
    public MapNode Parse(SourceText source)
    {
        lock (_lock)
        {
            if (_roots.TryGetValue(source.Identity, out var root) && root.Source.Text == source.Text)
            {
                return root;
            }
        }

        return PlainYamlReader.Read(source);
    }
}
