namespace VisionAdapters.Reporting;

/// <summary>The formats that a report can be written in: those of this package, and any of your own.</summary>
public sealed class ReportWriters
{
    /// <summary>Initializes a new instance of the <see cref="ReportWriters"/> class.</summary>
    /// <param name="writers">The writers, in the order in which to name them to a user. The list is copied.</param>
    /// <exception cref="ArgumentException">Two writers have the same format.</exception>
    public ReportWriters(IEnumerable<IReportWriter> writers)
    {
        ArgumentNullException.ThrowIfNull(writers);
        All = [.. writers];
        var repeated = All.CountBy(writer => writer.Format, StringComparer.OrdinalIgnoreCase).FirstOrDefault(format => format.Value > 1);
        if (repeated.Key is not null)
        {
            throw new ArgumentException($"Two writers have the format '{repeated.Key}'; keep one of them.", nameof(writers));
        }
    }

    /// <summary>Gets the writers of this package: HTML, Markdown, CSV and JSON.</summary>
    public static ReportWriters Default { get; } =
        new([new HtmlReportWriter(), new MarkdownReportWriter(), new CsvReportWriter(), new JsonReportWriter()]);

    /// <summary>Gets the writers, in the order in which to name them to a user.</summary>
    public IReadOnlyList<IReportWriter> All { get; }

    /// <summary>Adds a writer. One of the same format, in any case, is replaced and keeps its index in the list.</summary>
    /// <param name="writer">The writer.</param>
    /// <returns>The formats with the new one; these stay as they are.</returns>
    public ReportWriters With(IReportWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        var replaced = All.Select(known => HasFormat(known, writer.Format) ? writer : known).ToList();
        return new ReportWriters(replaced.Contains(writer) ? replaced : replaced.Append(writer));
    }

    /// <summary>Finds the writer of a format.</summary>
    /// <param name="format">The format's name, in any case.</param>
    /// <returns>The writer.</returns>
    /// <exception cref="UnknownReportFormatException">There is no such format; the message lists those that there are.</exception>
    public IReportWriter Find(string format)
    {
        ArgumentNullException.ThrowIfNull(format);
        return All.FirstOrDefault(writer => HasFormat(writer, format))
            ?? throw new UnknownReportFormatException(format, [.. All.Select(writer => writer.Format)]);
    }

    private static bool HasFormat(IReportWriter writer, string format) =>
        string.Equals(writer.Format, format, StringComparison.OrdinalIgnoreCase);
}
