namespace VisionAdapters.Reporting;

/// <summary>A report was asked for in a format that there is no writer for.</summary>
public sealed class UnknownReportFormatException : ArgumentException
{
    /// <summary>Initializes a new instance of the <see cref="UnknownReportFormatException"/> class.</summary>
    public UnknownReportFormatException()
        : this("There is no such report format.")
    {
    }

    /// <summary>Initializes a new instance of the <see cref="UnknownReportFormatException"/> class.</summary>
    /// <param name="message">What is wrong.</param>
    public UnknownReportFormatException(string message)
        : base(message)
    {
    }

    /// <summary>Initializes a new instance of the <see cref="UnknownReportFormatException"/> class.</summary>
    /// <param name="message">What is wrong.</param>
    /// <param name="innerException">What it came from.</param>
    public UnknownReportFormatException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>Initializes a new instance of the <see cref="UnknownReportFormatException"/> class.</summary>
    /// <param name="format">The format that was asked for.</param>
    /// <param name="known">The formats that there are.</param>
    public UnknownReportFormatException(string format, IReadOnlyList<string> known)
        : base($"There is no report format '{format}'. Use one of: {string.Join(", ", known ?? [])}.")
    {
        ArgumentNullException.ThrowIfNull(known);
        Format = format;
        Known = known;
    }

    /// <summary>Gets the format that was asked for; empty where it is not known.</summary>
    public string Format { get; } = "";

    /// <summary>Gets the formats that there are; empty where they are not known.</summary>
    public IReadOnlyList<string> Known { get; } = [];
}
