using System.Text;

namespace VisionAdapters.Files;

/// <summary>How a CSV file is written, told by its start.</summary>
/// <param name="Separator">What stands between fields.</param>
/// <param name="Encoding">The encoding of a file without a byte order mark.</param>
/// <param name="SkippedLines">The lines before the header: 1 for Excel's <c>sep=;</c>.</param>
internal sealed record CsvForm(char Separator, Encoding Encoding, int SkippedLines)
{
    private const int MaxHeaderBytes = 64 * 1024;
    private const string SeparatorLine = "sep=";

    private static readonly Encoding Utf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
    private static readonly Encoding Utf16 = new UnicodeEncoding(bigEndian: false, byteOrderMark: false, throwOnInvalidBytes: true);
    private static readonly Encoding Utf16BigEndian = new UnicodeEncoding(bigEndian: true, byteOrderMark: false, throwOnInvalidBytes: true);

    /// <summary>Looks at the first lines of a file.</summary>
    public static CsvForm Detect(string path)
    {
        using var file = RegularFile.OpenRead(path);
        var bytes = new byte[MaxHeaderBytes];
        var start = bytes.AsSpan(0, file.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false));
        var encoding = start switch
        {
            [not 0, 0, ..] => Utf16,
            [0, not 0, ..] => Utf16BigEndian,
            _ => Utf8,
        };

        // The start may end within a letter, so it is read with an encoding that forgives.
        using var text = new StreamReader(new MemoryStream(start.ToArray()), Encoding.GetEncoding(encoding.CodePage));
        var header = text.ReadLine() ?? "";
        return header.StartsWith(SeparatorLine, StringComparison.OrdinalIgnoreCase) && header.Length == SeparatorLine.Length + 1
            ? new CsvForm(header[^1], encoding, SkippedLines: 1)
            : new CsvForm(SeparatorOf(header), encoding, SkippedLines: 0);
    }

    /// <summary>Finds what stands between the names of a header: what occurs most, outside of quotation marks.</summary>
    private static char SeparatorOf(string header)
    {
        var unquoted = header.Split('"').Where((_, index) => index % 2 == 0).ToList();
        return ",;\t".MaxBy(separator => unquoted.Sum(part => part.Count(separator.Equals)));
    }
}
