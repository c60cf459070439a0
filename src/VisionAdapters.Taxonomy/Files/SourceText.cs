using System.Security.Cryptography;
using System.Text;

namespace VisionAdapters.Taxonomy;

/// <summary>The text of a file, with the name to call it by in messages.</summary>
internal sealed class SourceText
{
    public SourceText(string file, string text)
    {
        File = file;
        Text = text.ReplaceLineEndings("\n");
        ContentHash = HashOf(Text);
    }

    public string File { get; }

    /// <summary>Gets where the file lies; <see langword="null"/> for one that comes with the library.</summary>
    public string? FullPath { get; init; }

    /// <summary>Gets what tells the file from others, by whatever path it was found.</summary>
    public string Identity => FullPath ?? File;

    /// <summary>Gets the text with LF line ends, so that a checkout's line ends change neither positions nor the hash.</summary>
    public string Text { get; }

    public string ContentHash { get; }

    public static string HashOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    public TaxonomyFileException Error(int line, int column, string problem, string cure) => new(File, line, column, problem, cure);
}
