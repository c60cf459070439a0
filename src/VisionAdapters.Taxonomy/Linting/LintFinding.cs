namespace VisionAdapters.Taxonomy;

/// <summary>Something that the linter found in a taxonomy or map file.</summary>
/// <param name="Severity">How bad it is.</param>
/// <param name="RuleId">The id of the check, such as <c>duplicate-synonym</c>.</param>
/// <param name="File">The file.</param>
/// <param name="Line">The line, from 1; 0 when the whole file is meant.</param>
/// <param name="Message">What is wrong.</param>
/// <param name="Cure">What to do.</param>
public sealed record LintFinding(LintSeverity Severity, string RuleId, string File, int Line, string Message, string Cure);
