namespace VisionAdapters.Taxonomy;

/// <summary>A taxonomy or map file cannot be used. The message says where, what is wrong and what to do.</summary>
public class TaxonomyFileException : Exception
{
    /// <summary>Initializes a new instance of the <see cref="TaxonomyFileException"/> class.</summary>
    public TaxonomyFileException()
    {
    }

    /// <summary>Initializes a new instance of the <see cref="TaxonomyFileException"/> class.</summary>
    /// <param name="message">What is wrong and what to do.</param>
    public TaxonomyFileException(string message)
        : base(message)
    {
    }

    /// <summary>Initializes a new instance of the <see cref="TaxonomyFileException"/> class.</summary>
    /// <param name="message">What is wrong and what to do.</param>
    /// <param name="innerException">The cause.</param>
    public TaxonomyFileException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }

    /// <summary>Initializes a new instance of the <see cref="TaxonomyFileException"/> class.</summary>
    /// <param name="file">The file.</param>
    /// <param name="line">The line, from 1; 0 when the whole file is meant.</param>
    /// <param name="column">The column, from 1; 0 when the whole line is meant.</param>
    /// <param name="problem">What is wrong, without a full stop.</param>
    /// <param name="cure">What to do, a sentence.</param>
    /// <param name="innerException">The cause.</param>
    public TaxonomyFileException(string file, int line, int column, string problem, string cure, Exception? innerException = null)
        : base($"{(line > 0 ? $"{file}:{line}:{column}" : file)}: {problem}. {cure}", innerException)
    {
        File = file;
        Line = line;
        Column = column;
        Problem = problem;
        Cure = cure;
    }

    /// <summary>Gets the file.</summary>
    public string File { get; } = "";

    /// <summary>Gets the line, from 1; 0 when the whole file is meant.</summary>
    public int Line { get; }

    /// <summary>Gets the column, from 1; 0 when the whole line is meant.</summary>
    public int Column { get; }

    /// <summary>Gets what is wrong.</summary>
    public string Problem { get; } = "";

    /// <summary>Gets what to do.</summary>
    public string Cure { get; } = "";
}
