using System.Collections.Concurrent;

namespace VisionAdapters.Imaging;

/// <summary>Keeps the tables of recent pairs of sizes: the images of a catalogue come in few sizes.</summary>
internal static class ResampleTables
{
    private const int MaxTables = 256;
    private const int MaxKeptLength = 64 * 1024;

    private static readonly ConcurrentDictionary<(int Input, int Output), ResampleTable> Tables = new();

    /// <summary>Gets or makes the table from one size to another.</summary>
    public static ResampleTable Get(int inputSize, int outputSize)
    {
        if (Tables.TryGetValue((inputSize, outputSize), out var table))
        {
            return table;
        }

        table = new ResampleTable(inputSize, outputSize);
        if (table.Length > MaxKeptLength)
        {
            return table;
        }

        // Starting afresh is simpler than ageing, and sizes that matter come back at once.
        if (Tables.Count >= MaxTables)
        {
            Tables.Clear();
        }

        Tables[(inputSize, outputSize)] = table;
        return table;
    }
}
