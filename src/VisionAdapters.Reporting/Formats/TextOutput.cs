using System.Text;

namespace VisionAdapters.Reporting;

/// <summary>Writes text as every format does: UTF-8 without a byte order mark, the stream left open.</summary>
internal static class TextOutput
{
    private static readonly UTF8Encoding Encoding = new(encoderShouldEmitUTF8Identifier: false);

    public static async Task WriteAsync(string text, Stream output, CancellationToken cancellationToken)
    {
        var writer = new StreamWriter(output, Encoding, bufferSize: 1 << 15, leaveOpen: true);
        await using (writer.ConfigureAwait(false))
        {
            await writer.WriteAsync(text.AsMemory(), cancellationToken).ConfigureAwait(false);
            await writer.FlushAsync(cancellationToken).ConfigureAwait(false);
        }
    }
}
