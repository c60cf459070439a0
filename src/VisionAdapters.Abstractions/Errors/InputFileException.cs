namespace VisionAdapters;

/// <summary>A file that a person wrote or named cannot be used. The message names the file, the line when there is one, and the cure.</summary>
public sealed class InputFileException : Exception
{
    /// <summary>Initializes a new instance of the <see cref="InputFileException"/> class.</summary>
    public InputFileException()
    {
    }

    /// <summary>Initializes a new instance of the <see cref="InputFileException"/> class.</summary>
    /// <param name="message">What is wrong and what to do.</param>
    public InputFileException(string message)
        : base(message)
    {
    }

    /// <summary>Initializes a new instance of the <see cref="InputFileException"/> class.</summary>
    /// <param name="message">What is wrong and what to do.</param>
    /// <param name="innerException">The cause.</param>
    public InputFileException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }

    /// <summary>Initializes a new instance of the <see cref="InputFileException"/> class.</summary>
    /// <param name="file">The file.</param>
    /// <param name="line">The line, counted from 1; <see langword="null"/> when the whole file is meant.</param>
    /// <param name="problem">What is wrong and what to do, without the file and the line.</param>
    /// <param name="innerException">The cause.</param>
    public InputFileException(string file, long? line, string problem, Exception? innerException = null)
        : base(line is null ? $"{file}: {problem}" : $"{file}:{line}: {problem}", innerException)
    {
        File = file;
        Line = line;
    }

    /// <summary>Gets the file.</summary>
    public string? File { get; }

    /// <summary>Gets the line, counted from 1; <see langword="null"/> when the whole file is meant.</summary>
    public long? Line { get; }
}
