using VisionAdapters.Files;

namespace VisionAdapters.Evaluation;

/// <summary>Reads a csv file in which every cell that is asked for must hold something.</summary>
internal sealed class StrictCsv : IDisposable
{
    private readonly CsvTable _table;

    private StrictCsv(CsvTable table) => _table = table;

    /// <summary>Gets the line, counted from 1, on which the current row starts.</summary>
    public long Line => _table.Line;

    public static StrictCsv Open(string path) => new(CsvTable.Open(path));

    /// <summary>Finds a column that must be there.</summary>
    public int Column(string name) => _table.Require(name, $"Name the right one '{name}'.");

    /// <summary>Finds a column, or -1.</summary>
    public int OptionalColumn(string name) => _table.Find(name);

    public bool Read() => _table.Read();

    /// <summary>Gets a cell of the current row that must hold something.</summary>
    public string Text(int column)
    {
        var text = _table[column];
        return text.Length > 0 ? text : throw _table.Error($"'{_table.Header[column]}' is empty; fill it in or remove the row.");
    }

    /// <summary>Gets a cell of the current row; null when it is empty.</summary>
    public string? TextOrNull(int column) => _table[column] is { Length: > 0 } text ? text : null;

    /// <summary>Gets a cell that must hold a number in [0, 1].</summary>
    public double Confidence(int column)
    {
        var (text, name) = (Text(column), _table.Header[column]);
        return _table.Number(column) switch
        {
            null => throw _table.Error($"'{name}' is '{text}', which is no number; write it like 0.95."),
            { } number when number is >= 0 and <= 1 => number,
            _ => throw _table.Error($"'{name}' is {text}; bring it into [0, 1] (divide a percentage by 100)."),
        };
    }

    public void Dispose() => _table.Dispose();
}
