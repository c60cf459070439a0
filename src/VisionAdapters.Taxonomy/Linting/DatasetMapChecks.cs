namespace VisionAdapters.Taxonomy;

internal static class DatasetMapChecks
{
    public static IEnumerable<LintFinding> Check(DatasetMap map) =>
        map.Columns
            .SelectMany(column => CheckColumn(map, column).Concat(CheckLabels(map, column)))
            .Concat(map.Facets.SelectMany(facet => CheckIncludes(map, map.GetLabelSpace(facet.Id))));

    private static IEnumerable<LintFinding> CheckColumn(DatasetMap map, DatasetColumn column)
    {
        if (!column.Labels.Any(label => label.Kind == DatasetLabelKind.Mapped))
        {
            yield return new LintFinding
            {
                Severity = LintSeverity.Warning,
                RuleId = "empty-column",
                File = map.SourceFile,
                Line = column.Line,
                Message = $"no label of the column '{column.Name}' stands for a value of '{column.Facet.Id}'",
                Cure = "Map its labels, or leave the column out.",
            };
        }
    }

    private static IEnumerable<LintFinding> CheckLabels(DatasetMap map, DatasetColumn column)
    {
        foreach (var label in column.Labels.Where(HasRivals))
        {
            yield return new LintFinding
            {
                Severity = LintSeverity.Warning,
                RuleId = "exclusive-values",
                File = map.SourceFile,
                Line = label.Line,
                Message = $"'{label.Label}' stands for values of '{column.Facet.Id}' that exclude each other",
                Cure = "Keep one of them.",
            };
        }
    }

    private static bool HasRivals(DatasetLabel label) =>
        label.Values.Any(value => label.Values.Any(other => ExclusiveValues.AreRivals(value, other)));

    private static IEnumerable<LintFinding> CheckIncludes(DatasetMap map, LabelSpace space)
    {
        foreach (var entry in space.Entries)
        {
            var redundant = entry.Includes.Where(value => value.Parent is { } parent && ReferenceEquals(space.FindEntry(parent), entry));
            foreach (var value in redundant)
            {
                var line = map.Columns.SelectMany(column => column.Labels).First(label => label.Values.Contains(entry.Value)).Line;
                yield return new LintFinding
                {
                    Severity = LintSeverity.Warning,
                    RuleId = "redundant-include",
                    File = map.SourceFile,
                    Line = line,
                    Message = $"'{value.Id}' counts for '{entry.Value.Id}' already, as everything below '{value.Parent!.Id}' does",
                    Cure = "Leave it out of 'includes'.",
                };
            }
        }
    }
}
