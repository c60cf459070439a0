namespace VisionAdapters.Evaluation;

/// <summary>Collects what is wrong with a set. Unknown labels are gathered by column and label, with the line of the first.</summary>
internal sealed class ProblemLog
{
    private readonly List<DatasetProblem> _problems = [];
    private readonly Dictionary<(string Column, string Label), int> _unknownLabels = [];

    public IReadOnlyList<DatasetProblem> Problems => _problems;

    public void Add(DatasetProblemKind kind, string file, long? line, string message) =>
        _problems.Add(new DatasetProblem { Kind = kind, File = file, Line = line, Message = message });

    public void AddUnknownLabel(string file, long? line, string column, string label, string map)
    {
        if (_unknownLabels.TryGetValue((column, label), out var place))
        {
            _problems[place] = _problems[place] with { Count = _problems[place].Count + 1 };
            return;
        }

        _unknownLabels.Add((column, label), _problems.Count);
        Add(DatasetProblemKind.UnknownLabel, file, line, $"the map {map} does not know the label '{label}' of column '{column}'");
    }
}
