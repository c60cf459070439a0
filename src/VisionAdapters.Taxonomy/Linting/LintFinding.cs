namespace VisionAdapters.Taxonomy;

/// <summary>Something that the linter found in a taxonomy or map file.</summary>
public sealed record LintFinding
{
    /// <summary>Gets how bad it is.</summary>
    public required LintSeverity Severity { get; init; }

    /// <summary>Gets the id of the check, such as <c>duplicate-synonym</c>.</summary>
    public required string RuleId { get; init; }

    /// <summary>Gets the file.</summary>
    public required string File { get; init; }

    /// <summary>Gets the line, from 1; 0 when the whole file is meant.</summary>
    public int Line { get; init; }

    /// <summary>Gets what is wrong.</summary>
    public required string Message { get; init; }

    /// <summary>Gets what to do.</summary>
    public required string Cure { get; init; }
}
