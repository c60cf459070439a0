using System.IO.Compression;
using System.Text;

namespace VisionAdapters.Reporting;

/// <summary>Bytes for the script, in Base64. The browser neither shows nor runs the block, whatever the bytes are.</summary>
internal sealed class DataBlock(string kind, ReadOnlyMemory<byte> bytes) : HtmlNode
{
    public static DataBlock Compressed(string kind, string text)
    {
        using var buffer = new MemoryStream();
        using (var zip = new GZipStream(buffer, CompressionLevel.Optimal))
        {
            zip.Write(Encoding.UTF8.GetBytes(text));
        }

        return new DataBlock(kind, buffer.ToArray());
    }

    public override void WriteTo(TextWriter output)
    {
        output.Write($"<script type=\"application/octet-stream\" data-kind=\"{kind}\">");
        output.Write(Convert.ToBase64String(bytes.Span));
        output.Write("</script>\n");
    }
}
