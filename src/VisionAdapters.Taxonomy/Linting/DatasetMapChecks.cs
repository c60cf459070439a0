namespace VisionAdapters.Taxonomy;

internal static class DatasetMapChecks
{
    public static IEnumerable<LintFinding> Check(DatasetMap map) =>
        map.Columns.SelectMany(column => CheckColumn(map, column).Concat(CheckLabels(map, column))).Concat(map.Facets.SelectMany(facet => CheckIncludes(map, map.GetLabelSpace(facet.Id))));

    private static IEnumerable<LintFinding> CheckColumn(DatasetMap map, DatasetColumn column)
    {
        if (!column.Labels.Any(label => label.Kind == DatasetLabelKind.Mapped))
        {
            yield return new LintFinding(
                LintSeverity.Warning, "empty-column", map.SourceFile, column.Line, $"no label of the column '{column.Name}' stands for a value of '{column.Facet.Id}'", "Map its labels, or leave the column out.");
        }
    }

    private static IEnumerable<LintFinding> CheckLabels(DatasetMap map, DatasetColumn column)
    {
        foreach (var label in column.Labels.Where(label => label.Values.Any(value => label.Values.Any(other => ExclusiveValues.AreRivals(value, other)))))
        {
            yield return new LintFinding(
                LintSeverity.Warning, "exclusive-values", map.SourceFile, label.Line, $"'{label.Label}' stands for values of '{column.Facet.Id}' that exclude each other", "Keep one of them.");
        }
    }

    private static IEnumerable<LintFinding> CheckIncludes(DatasetMap map, LabelSpace space)
    {
        foreach (var entry in space.Entries)
        {
            foreach (var value in entry.Includes.Where(value => value.Parent is { } parent && ReferenceEquals(space.FindEntry(parent), entry)))
            {
                var line = map.Columns.SelectMany(column => column.Labels).First(label => label.Values.Contains(entry.Value)).Line;
                yield return new LintFinding(
                    LintSeverity.Warning, "redundant-include", map.SourceFile, line, $"'{value.Id}' counts for '{entry.Value.Id}' already, as everything below '{value.Parent!.Id}' does", "Leave it out of 'includes'.");
            }
        }
    }
}
