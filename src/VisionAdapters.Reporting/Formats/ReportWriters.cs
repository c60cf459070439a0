namespace VisionAdapters.Reporting;

/// <summary>The formats that a report can be written in.</summary>
public static class ReportWriters
{
    /// <summary>Gets the writers, in the order in which to name them to a user.</summary>
    public static IReadOnlyList<IReportWriter> All { get; } =
    [
        new HtmlReportWriter(),
        new MarkdownReportWriter(),
        new CsvReportWriter(),
        new JsonReportWriter(),
    ];

    /// <summary>Finds the writer of a format.</summary>
    /// <param name="format">The format's name, in any case.</param>
    /// <returns>The writer.</returns>
    /// <exception cref="UnknownReportFormatException">There is no such format; the message lists those that there are.</exception>
    public static IReportWriter Find(string format)
    {
        ArgumentNullException.ThrowIfNull(format);
        return All.FirstOrDefault(writer => string.Equals(writer.Format, format, StringComparison.OrdinalIgnoreCase))
            ?? throw new UnknownReportFormatException(format, [.. All.Select(writer => writer.Format)]);
    }
}
