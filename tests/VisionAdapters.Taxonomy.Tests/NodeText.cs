using System.Globalization;
using System.Text;
using VisionAdapters.Files;

namespace VisionAdapters.Taxonomy.Tests;

/// <summary>Writes the nodes of a file with their places, to compare two readers.</summary>
internal static class NodeText
{
    public static void AssertEqual(DocumentNode expected, DocumentNode actual) => Assert.Equal(Write(expected), Write(actual));

    public static string Write(DocumentNode node)
    {
        var text = new StringBuilder();
        Write(node, text);
        return text.ToString();
    }

    private static void Write(DocumentNode node, StringBuilder text)
    {
        text.Append(CultureInfo.InvariantCulture, $"{node.Line}:{node.Column} ");
        switch (node)
        {
            case ScalarNode scalar:
                text.Append(scalar.IsNull ? "null" : scalar.Text).Append('\n');
                break;
            case ListNode list:
                text.Append("[\n");
                list.Items.ToList().ForEach(item => Write(item, text));
                text.Append("]\n");
                break;
            case MapNode map:
                text.Append("{\n");
                foreach (var (key, value) in map.Entries)
                {
                    Write(key, text);
                    Write(value, text);
                }

                text.Append("}\n");
                break;
        }
    }
}
