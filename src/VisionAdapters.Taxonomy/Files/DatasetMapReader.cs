using VisionAdapters.Files;
namespace VisionAdapters.Taxonomy;

/// <summary>Reads the map of a labeled set.</summary>
internal sealed class DatasetMapReader
{
    private readonly TaxonomyDefinition _taxonomy;

    /// <summary>What further values each class of a facet takes in, gathered over all columns.</summary>
    private readonly Dictionary<FacetValue, List<FacetValue>> _classes = [];

    private DatasetMapReader(TaxonomyDefinition taxonomy) => _taxonomy = taxonomy;

    public static DatasetMap Read(MapNode root, TaxonomyDefinition taxonomy) => new DatasetMapReader(taxonomy).Read(root);

    private DatasetMap Read(MapNode root)
    {
        root.CheckKeys("dataset", "version", "taxonomy", "description", "missing", "not-applicable", "columns");
        ValueReference.CheckTaxonomy(root, _taxonomy);
        var missing = root.Scalars("missing");
        var notApplicable = root.Scalars("not-applicable");
        var columns = new List<DatasetColumn>();
        foreach (var (key, node) in root.Require("columns").AsMap("'columns'").Entries)
        {
            // A column that speaks of several facets is a list with one entry per facet.
            var readings = node is ListNode list ? list.Items : [node];
            columns.AddRange(
                readings.Select(reading => ReadColumn(key, reading.AsMap($"the column '{key.Text}'"), missing, notApplicable)));
        }

        return new DatasetMap(
            root.Text("dataset"),
            root.Text("version"),
            _taxonomy,
            root.Source.ContentHash,
            root.Source.File,
            columns,
            MakeSpaces(root, columns))
        {
            SourceText = root.Source.Text,
        };
    }

    private DatasetColumn ReadColumn(
        ScalarNode key, MapNode node, IReadOnlyList<ScalarNode> missing, IReadOnlyList<ScalarNode> notApplicable)
    {
        node.CheckKeys("facet", "unknown", "separator", "several", "labels");
        var facet = ValueReference.ReadFacet(_taxonomy, node.Require("facet").AsScalar("'facet'"));
        var labels = new List<DatasetLabel>();
        var lines = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        foreach (var (label, meaning) in node.Require("labels").AsMap("'labels'").Entries)
        {
            labels.AddRange(ReadLabel(label, meaning, facet));
        }

        labels.AddRange(
            missing.Select(
                mark => new DatasetLabel(DatasetLabelKind.Missing, mark.Text.Trim(), [], "the set marks unknown values so", mark.Line)));
        labels.AddRange(
            notApplicable.Select(
                mark => new DatasetLabel(
                    DatasetLabelKind.NotApplicable, mark.Text.Trim(), [], "the set marks what is not there so", mark.Line)));
        foreach (var label in labels)
        {
            if (!lines.TryAdd(label.Label, label.Line))
            {
                throw node.Source.Error(
                    label.Line,
                    1,
                    $"the label '{label.Label}' of the column '{key.Text}' is decided twice, first on line {lines[label.Label]}",
                    "Keep one of the two; case does not tell labels apart.");
            }
        }

        return new DatasetColumn(
            key.Required("the column's name"), facet, ReadPolicy(node), node.OptionalText("separator"), labels, key.Line)
        {
            SeveralValues = ReadSeveral(node),
        };
    }

    private IEnumerable<DatasetLabel> ReadLabel(ScalarNode key, DocumentNode node, Facet facet)
    {
        var details = node as MapNode;
        details?.CheckKeys("value", "values", "includes", "aliases", "ignore", "not-applicable");
        IReadOnlyList<string> names = [key.Text.Trim(), .. details?.Texts("aliases") ?? []];
        if (details?.OptionalText("ignore") is { } reason)
        {
            return names.Select(name => new DatasetLabel(DatasetLabelKind.Ignored, name, [], reason, key.Line));
        }

        if (details?.OptionalText("not-applicable") is { } why)
        {
            return names.Select(name => new DatasetLabel(DatasetLabelKind.NotApplicable, name, [], why, key.Line));
        }

        var values = (details is null ? node.AsScalars($"the meaning of '{key.Text}'") : ReadValueNodes(details))
            .Select(value => ValueReference.Read(facet, value))
            .ToList();
        var includes = details?.Scalars("includes").Select(value => ValueReference.Read(facet, value)).ToList() ?? [];
        if (values.Count > 1 && !facet.IsMultiValued)
        {
            throw node.Error(
                $"the label '{key.Text}' stands for {values.Count} values of the single-valued facet '{facet.Id}'",
                "Name one value, and the others under 'includes' when the set files them under the same label.");
        }

        if (values.Count != 1 && includes.Count > 0)
        {
            throw node.Error(
                $"the label '{key.Text}' includes further values but does not stand for exactly one", "Name one value beside 'includes'.");
        }

        foreach (var value in values)
        {
            AddClass(value, includes);
        }

        return names.Select(name => new DatasetLabel(DatasetLabelKind.Mapped, name, values, reason: null, key.Line));
    }

    private void AddClass(FacetValue value, List<FacetValue> includes)
    {
        if (!_classes.TryGetValue(value, out var known))
        {
            _classes.Add(value, known = []);
        }

        known.AddRange(includes.Except(known));
    }

    private List<LabelSpace> MakeSpaces(MapNode root, List<DatasetColumn> columns)
    {
        var spaces = new List<LabelSpace>();
        foreach (var facet in _taxonomy.Facets.Where(facet => columns.Exists(column => ReferenceEquals(column.Facet, facet))))
        {
            var entries = facet.Values.Where(_classes.ContainsKey)
                .Select(value => new LabelSpaceEntry { Value = value, Includes = _classes[value] })
                .ToList();
            try
            {
                spaces.Add(new LabelSpace(facet, entries));
            }
            catch (ArgumentException exception)
            {
                MessageText why = exception.Message.Split(" (Parameter", 2)[0].TrimEnd('.');
                throw root.Error(
                    $"the labels of the facet '{facet.Id}' overlap: {why}",
                    "Let one label alone name or include the value.");
            }
        }

        return spaces;
    }

    private static ScalarNode[] ReadValueNodes(MapNode details) => details.Has("values")
        ? details.Scalars("values")
        : details.Require("value").AsScalars("'value'");

    private static SeveralValuesPolicy? ReadSeveral(MapNode node) => node.Find("several")?.AsScalar("'several'") switch
    {
        null => null,
        { Text: "any" } => SeveralValuesPolicy.Any,
        { Text: "all" } => SeveralValuesPolicy.All,
        { Text: "refuse" } => SeveralValuesPolicy.Refuse,
        var other => throw other.Error(
            $"'{other.Text}' does not say what several values in one field mean",
            "Write 'any' (any of them is right), 'all' (all of them are asked) or 'refuse'."),
    };

    private static UnknownLabelPolicy ReadPolicy(MapNode node) => node.Find("unknown")?.AsScalar("'unknown'") switch
    {
        null or { Text: "error" } => UnknownLabelPolicy.Error,
        { Text: "ignore" } => UnknownLabelPolicy.Ignore,
        var other => throw other.Error($"'{other.Text}' is no policy for unknown labels", "Write 'error' or 'ignore'."),
    };
}
