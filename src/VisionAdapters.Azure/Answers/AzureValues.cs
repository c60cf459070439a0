using VisionAdapters.Wire;

namespace VisionAdapters.Azure;

/// <summary>Reads lists, which version 4.0 wraps as <c>{ "values": [...] }</c>.</summary>
internal static class AzureValues
{
    /// <summary>Reads one element into a list.</summary>
    public delegate void Reading<T>(ref WireReader reader, List<T> values);

    public static void Read<T>(ref WireReader reader, List<T> values, Reading<T> readElement)
    {
        for (var more = reader.EnterObject() && reader.NextProperty(); more; more = reader.NextProperty())
        {
            if (reader.IsNamed("values"u8))
            {
                ReadArray(ref reader, values, readElement);
            }
            else
            {
                reader.Skip();
            }
        }
    }

    public static void ReadArray<T>(ref WireReader reader, List<T> values, Reading<T> readElement)
    {
        for (var more = reader.EnterArray() && reader.NextElement(); more; more = reader.NextElement())
        {
            readElement(ref reader, values);
        }
    }
}
