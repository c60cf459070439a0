using VisionAdapters.Evaluation;

namespace VisionAdapters.Reporting;

/// <summary>One number of the long form.</summary>
internal sealed record CsvRow(string Provider, string Facet, string Class, string Metric, Estimate Value);
