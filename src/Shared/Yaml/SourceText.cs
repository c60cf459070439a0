namespace VisionAdapters.Files;

/// <summary>The text of a file, with the name to call it by in messages.</summary>
internal sealed class SourceText
{
    private const int MaxBytes = 16 * 1024 * 1024;

    public SourceText(string file, string text)
    {
        File = file;
        Text = text.ReplaceLineEndings("\n");
        ContentHash = ContentHashes.OfText(Text);
    }

    public string File { get; }

    /// <summary>Gets where the file lies; <see langword="null"/> for one that comes with the library.</summary>
    public string? FullPath { get; init; }

    /// <summary>Gets what tells the file from others, by whatever path it was found.</summary>
    public string Identity => FullPath ?? File;

    /// <summary>Gets the text with LF line ends, so that a checkout's line ends change neither positions nor the hash.</summary>
    public string Text { get; }

    public string ContentHash { get; }

    /// <summary>Reads a file of a limited size.</summary>
    /// <exception cref="InputFileException">The file cannot be read, is no regular file, or is too large.</exception>
    public static SourceText ReadFile(string path)
    {
        try
        {
            return new SourceText(path, RegularFile.ReadAllText(path, MaxBytes)) { FullPath = Path.GetFullPath(path) };
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new InputFileException(
                path, 0, 0, $"the file cannot be read: {exception.Message.TrimEnd('.')}", "Check the path and the rights.", exception);
        }
    }

    public InputFileException Error(int line, int column, MessageText problem, string cure) =>
        new(File, line, column, problem.ToString(), cure);
}
