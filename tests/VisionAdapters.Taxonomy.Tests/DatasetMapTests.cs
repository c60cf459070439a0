namespace VisionAdapters.Taxonomy.Tests;

public sealed class DatasetMapTests
{
    private static readonly DatasetMap Kagl = Fashion.DatasetMaps["kagl"];

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData(null)]
    [InlineData("NA")]
    public void An_empty_field_is_unknown_and_never_a_negative(string? label) => Assert.Equal(DatasetLabelKind.Missing, Column("usage").Lookup(label).Kind);

    [Fact]
    public void A_label_that_the_map_does_not_name_is_told_apart()
    {
        var label = Column("season").Lookup(" Monsoon ");
        Assert.Equal((DatasetLabelKind.Unknown, "Monsoon"), (label.Kind, label.Label));
        Assert.Equal(UnknownLabelPolicy.Error, Column("season").UnknownLabels);
    }

    [Fact]
    public void A_label_left_out_on_purpose_says_why()
    {
        var label = Column("Print or Pattern Type").Lookup("Other");
        Assert.Equal((DatasetLabelKind.Ignored, "names no print"), (label.Kind, label.Reason));
    }

    [Fact]
    public void Case_and_blanks_of_a_label_do_not_matter() => Assert.Equal("t-shirts", Assert.Single(Column("articleType").Lookup(" tshirts ").Values).Id);

    [Fact]
    public void A_label_may_stand_for_several_values_of_a_multi_valued_facet() =>
        Assert.Equal(["cotton", "linen"], Column("Fabric").Lookup("Cotton Linen").Values.Select(value => value.Id));

    [Fact]
    public void Columns_of_one_facet_share_its_label_space()
    {
        Assert.Equal(["Fabric", "Material"], Kagl.Columns.Where(column => column.Facet.Id == "material").Select(column => column.Name));
        var values = Kagl.GetLabelSpace("material").Entries.Select(entry => entry.Value.Id).ToList();
        Assert.Contains("modal", values);
        Assert.Contains("faux-leather", values);
    }

    [Fact]
    public void Fashion_mnist_labels_go_by_name_or_number()
    {
        var column = Assert.Single(Fashion.DatasetMaps["fashion-mnist"].Columns);
        Assert.Equal(column.Lookup("Ankle boot").Values, column.Lookup("9").Values);
    }

    [Fact]
    public void A_facet_without_a_column_has_no_label_space() => Assert.Throws<ArgumentException>(() => Fashion.DatasetMaps["fashion-mnist"].GetLabelSpace("colour"));

    [Fact]
    public void Every_label_of_the_catalogs_files_is_named()
    {
        foreach (var file in new[] { "kagl.csv", "kagl_attributes.csv" })
        {
            var lines = File.ReadAllLines(VisionAdapters.Testing.SharedData.Require("data", "kagl", file));
            var header = lines[0].Split(',');
            foreach (var column in Kagl.Columns.Where(column => header.Contains(column.Name)))
            {
                var index = Array.IndexOf(header, column.Name);
                var unknown = lines.Skip(1).Select(line => column.Lookup(line.Split(',')[index])).FirstOrDefault(label => label.Kind == DatasetLabelKind.Unknown);
                Assert.True(unknown is null, $"{file}: {column.Name}: {unknown?.Label}");
            }
        }
    }

    private static DatasetColumn Column(string name) => Kagl.Columns.Single(column => column.Name == name);
}
