namespace VisionAdapters.Evaluation;

/// <summary>The images of a set, numbered in the order of the file that names them.</summary>
internal sealed class ImageUniverse
{
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private readonly List<string> _ids = [];

    public IReadOnlyList<string> Ids => _ids;

    /// <summary>Adds an image; returns whether it was not there before.</summary>
    public bool Add(string id)
    {
        if (!_numbers.TryAdd(id, _ids.Count))
        {
            return false;
        }

        _ids.Add(id);
        return true;
    }

    public bool TryFind(string id, out int number) => _numbers.TryGetValue(id, out number);
}
