namespace VisionAdapters;

/// <summary>
/// A file that a person wrote or named cannot be used. The message names the file, the line when there is one, and the cure.
/// </summary>
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
        Problem = problem;
    }

    /// <summary>Initializes a new instance of the <see cref="InputFileException"/> class.</summary>
    /// <param name="file">The file.</param>
    /// <param name="line">The line, counted from 1; 0 when the whole file is meant.</param>
    /// <param name="column">The column, counted from 1; 0 when the whole line is meant.</param>
    /// <param name="problem">What is wrong, without a full stop.</param>
    /// <param name="cure">What to do, a sentence.</param>
    /// <param name="innerException">The cause.</param>
    public InputFileException(string file, int line, int column, string problem, string cure, Exception? innerException = null)
        : base($"{(line > 0 ? $"{file}:{line}:{column}" : file)}: {problem}. {cure}", innerException)
    {
        File = file;
        Line = line > 0 ? line : null;
        Column = line > 0 && column > 0 ? column : null;
        Problem = problem;
        Cure = cure;
    }

    /// <summary>Gets the file.</summary>
    public string? File { get; }

    /// <summary>Gets the line, counted from 1; <see langword="null"/> when the whole file is meant.</summary>
    public long? Line { get; }

    /// <summary>Gets the column, counted from 1; <see langword="null"/> when the whole line or file is meant.</summary>
    public int? Column { get; }

    /// <summary>Gets what is wrong; it says what to do as well when <see cref="Cure"/> is empty.</summary>
    public string Problem { get; } = "";

    /// <summary>Gets what to do; empty when <see cref="Problem"/> says it.</summary>
    public string Cure { get; } = "";
}
