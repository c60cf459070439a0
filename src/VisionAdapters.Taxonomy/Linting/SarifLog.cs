using System.Text.Json.Nodes;

namespace VisionAdapters.Taxonomy;

/// <summary>
/// Lint findings as SARIF 2.1.0, which code hosts show at the line (OASIS, "Static Analysis Results Interchange Format").
/// </summary>
public static class SarifLog
{
    /// <summary>Makes the log.</summary>
    /// <param name="findings">The findings.</param>
    /// <param name="tool">The name of the tool that found them.</param>
    /// <param name="version">The tool's version.</param>
    /// <returns>The log as JSON.</returns>
    public static JsonObject From(IReadOnlyList<LintFinding> findings, string tool, string version)
    {
        ArgumentNullException.ThrowIfNull(findings);
        ArgumentException.ThrowIfNullOrEmpty(tool);
        ArgumentException.ThrowIfNullOrEmpty(version);
        var rules = findings.Select(finding => finding.RuleId).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        return new JsonObject
        {
            ["$schema"] = "https://json.schemastore.org/sarif-2.1.0.json",
            ["version"] = "2.1.0",
            ["runs"] = new JsonArray(new JsonObject
            {
                ["tool"] = new JsonObject
                {
                    ["driver"] = new JsonObject
                    {
                        ["name"] = tool,
                        ["version"] = version,
                        ["rules"] = ArrayOf(rules.Select(rule => new JsonObject { ["id"] = rule })),
                    },
                },
                ["results"] = ArrayOf(findings.Select(finding => Result(finding, rules.IndexOf(finding.RuleId)))),
            }),
        };
    }

    private static JsonObject Result(LintFinding finding, int rule)
    {
        var location = new JsonObject { ["artifactLocation"] = new JsonObject { ["uri"] = UriOf(finding.File) } };
        if (finding.Line > 0)
        {
            location["region"] = new JsonObject { ["startLine"] = finding.Line };
        }

        return new JsonObject
        {
            ["ruleId"] = finding.RuleId,
            ["ruleIndex"] = rule,
            ["level"] = finding.Severity switch
            {
                LintSeverity.Error => "error",
                LintSeverity.Warning => "warning",
                _ => "note",
            },
            ["message"] = new JsonObject { ["text"] = $"{finding.Message.TrimEnd('.')}. {finding.Cure}" },
            ["locations"] = new JsonArray(new JsonObject { ["physicalLocation"] = location }),
        };
    }

    /// <summary>Names a file below the working folder relative to it, as code hosts want it; another one by its full address.</summary>
    private static string UriOf(string file)
    {
        if (!Path.IsPathRooted(file))
        {
            return Escape(file);
        }

        var relative = Path.GetRelativePath(Directory.GetCurrentDirectory(), file);
        return Path.IsPathRooted(relative) || relative.StartsWith("..", StringComparison.Ordinal)
            ? new Uri(file).AbsoluteUri
            : Escape(relative);
    }

    private static string Escape(string path) => string.Join('/', path.Split('/', '\\').Select(Uri.EscapeDataString));

    private static JsonArray ArrayOf(IEnumerable<JsonNode?> nodes) => new([.. nodes]);
}
