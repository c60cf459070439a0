using VisionAdapters.Evaluation;
using VisionAdapters.Reporting;

namespace VisionAdapters.Bakeoff;

/// <summary>A bake-off that was run, scored and reported. Disposing it closes the run.</summary>
public sealed class BakeoffOutcome : IDisposable
{
    /// <summary>Gets the run: every answer, for scoring in other ways.</summary>
    public required BakeoffRun Run { get; init; }

    /// <summary>Gets the report: results, and the images one by one. Any <see cref="IReportWriter"/> writes it.</summary>
    public required BakeoffReport Report { get; init; }

    /// <summary>Gets the results, as they are in <c>results.json</c>.</summary>
    public BakeoffResults Results => Report.Results;

    /// <summary>Gets the path of <c>results.json</c>.</summary>
    public required string ResultsFile { get; init; }

    /// <summary>Gets the path of <c>report.html</c>.</summary>
    public required string ReportFile { get; init; }

    /// <inheritdoc/>
    public void Dispose() => Run.Dispose();
}
