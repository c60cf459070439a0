namespace VisionAdapters.Onnx;

/// <summary>
/// A model, or the sidecar that describes it, is missing, damaged or does not fit. The message names the file, the line and the cure.
/// </summary>
public sealed class OnnxModelException : Exception
{
    /// <summary>Initializes a new instance of the <see cref="OnnxModelException"/> class.</summary>
    public OnnxModelException()
    {
    }

    /// <summary>Initializes a new instance of the <see cref="OnnxModelException"/> class.</summary>
    /// <param name="message">What is wrong and what to do.</param>
    public OnnxModelException(string message)
        : base(message)
    {
    }

    /// <summary>Initializes a new instance of the <see cref="OnnxModelException"/> class.</summary>
    /// <param name="message">What is wrong and what to do.</param>
    /// <param name="innerException">The cause.</param>
    public OnnxModelException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }

    /// <summary>Initializes a new instance of the <see cref="OnnxModelException"/> class for a line in a file.</summary>
    /// <param name="file">The file.</param>
    /// <param name="line">The line, counted from 1, when it is known.</param>
    /// <param name="message">What is wrong and what to do.</param>
    /// <param name="innerException">The cause.</param>
    public OnnxModelException(string file, int? line, string message, Exception? innerException = null)
        : base(line is null ? $"{file}: {message}" : $"{file}, line {line}: {message}", innerException)
    {
        File = file;
        Line = line;
    }

    /// <summary>Gets the file that is wrong.</summary>
    public string? File { get; }

    /// <summary>Gets the line that is wrong, counted from 1, when it is known.</summary>
    public int? Line { get; }
}
