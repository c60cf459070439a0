namespace VisionAdapters.Bakeoff;

/// <summary>
/// Collects what is wrong with a set. Unknown labels are gathered by column and label, ignored ones by column, with the line of the first.
/// </summary>
internal sealed class DatasetProblemLog
{
    private readonly List<DatasetProblem> _problems = [];
    private readonly Dictionary<(DatasetProblemKind Kind, string Column, string Label), int> _labels = [];

    public IReadOnlyList<DatasetProblem> Problems => _problems;

    public void Add(DatasetProblemKind kind, string file, long? line, string message) =>
        _problems.Add(new DatasetProblem { Kind = kind, File = file, Line = line, Message = message });

    public void AddUnknownLabel(string file, long? line, string column, string label, string map) =>
        Count(DatasetProblemKind.UnknownLabel, (column, label), file, line, () => $"the map {map} does not know the label '{label}' of "
            + $"column '{column}'");

    public void AddIgnoredLabel(string file, long? line, string column, string map) =>
        Count(DatasetProblemKind.IgnoredLabel, (column, string.Empty), file, line, () => $"the map {map} leaves out labels of column "
            + $"'{column}'");

    public void AddSeveralValues(string file, long? line, string column, string facet) =>
        Count(DatasetProblemKind.SeveralValues, (column, facet), file, line, () => $"several values of '{facet}', which has one, in a "
            + $"field of column '{column}', and the map does not say what they mean ('several: any', 'all' or 'refuse')");

    private void Count(DatasetProblemKind kind, (string Column, string Label) key, string file, long? line, Func<string> describe)
    {
        if (_labels.TryGetValue((kind, key.Column, key.Label), out var index))
        {
            _problems[index] = _problems[index] with { Count = _problems[index].Count + 1 };
            return;
        }

        _labels.Add((kind, key.Column, key.Label), _problems.Count);
        Add(kind, file, line, describe());
    }
}
