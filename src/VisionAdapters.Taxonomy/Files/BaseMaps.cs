namespace VisionAdapters.Taxonomy;

/// <summary>Keeps the maps that others build on, so that each is parsed once. Safe for concurrent use.</summary>
internal sealed class BaseMaps(Func<string, SourceText> find)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, MapNode> _roots = new(StringComparer.Ordinal);

    /// <summary>Finds a map by its name or path; a file that has changed is parsed again.</summary>
    public MapNode Find(string nameOrPath)
    {
        var source = find(nameOrPath);
        lock (_lock)
        {
            if (_roots.TryGetValue(source.File, out var root) && root.Source.Text == source.Text)
            {
                return root;
            }

            return _roots[source.File] = DocumentReader.Read(source);
        }
    }

    /// <summary>Parses a map, unless it is one that others build on and has been parsed for them. It is not kept for itself.</summary>
    public MapNode Parse(SourceText source)
    {
        lock (_lock)
        {
            if (_roots.TryGetValue(source.File, out var root) && root.Source.Text == source.Text)
            {
                return root;
            }
        }

        return DocumentReader.Read(source);
    }
}
