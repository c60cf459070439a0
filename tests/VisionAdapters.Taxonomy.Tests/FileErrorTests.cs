using FsCheck;
using FsCheck.Fluent;
using VisionAdapters.Testing;

namespace VisionAdapters.Taxonomy.Tests;

public sealed class FileErrorTests
{
    private const string SmallTaxonomy = "taxonomy: t\nversion: 1.0.0\nfacets:\n  kind:\n    values:\n      a: { name: A }\n";

    [Theory]
    [InlineData("", 1, "empty")]
    [InlineData("taxonomy: t\nversion: 1\nfacets:\n  kind: [\n", 5, "not YAML")]
    [InlineData("taxonomy: t\ntaxonomy: u\n", 2, "twice, first on line 1")]
    [InlineData("taxonomy: t\nversion: 1\nfacet: {}\n", 3, "Did you mean 'facets'?")]
    [InlineData("taxonomy: t\nfacets: {}\n", 1, "'version' is missing")]
    [InlineData("taxonomy: t\nversion: 1\nfacets:\n  kind:\n    values:\n      Big Ones:\n", 6, "cannot be the id of a value")]
    [InlineData("taxonomy: t\nversion: 1\nfacets:\n  kind:\n    values:\n      a:\n      b: { children: { a: } }\n", 7, "twice in its facet, first on line 6")]
    [InlineData("taxonomy: t\nversion: 1\nfacets:\n  kind:\n    values:\n      a: { rgb: red }\n", 6, "no colour")]
    [InlineData("taxonomy: t\nversion: 1\nfacets:\n  kind:\n    values:\n      a: &x { name: A }\n      b: *x\n", 6, "anchors")]
    [InlineData("taxonomy: t\nversion: 1\nfacets:\n  kind:\n    multi-valued: maybe\n    values: { a: }\n", 5, "true or false")]
    [InlineData("taxonomy: t\nversion: 1\nfacets:\n  kind:\n    values: {}\n", 5, "no values")]
    [InlineData("taxonomy: t\n---\nversion: 1\n", 2, "second document")]
    [InlineData("- taxonomy\n", 1, "must be a mapping")]
    public void A_wrong_taxonomy_is_refused_with_line_and_cure(string text, int line, string message) =>
        AssertRefused(() => TestFiles.ReadTaxonomy(text), "test.taxonomy.yaml", line, message);

    [Theory]
    [InlineData("labels: { Dress: { categry: dresses } }", 1, "Did you mean 'category'?")]
    [InlineData("labels:\n  Dress: { category: dreses }", 2, "Did you mean 'dresses'?")]
    [InlineData("labels:\n  Dress: { category: dresses }\n  dress: { category: skirts }", 3, "decided twice")]
    [InlineData("labels:\n  Dress: {}", 2, "no meaning")]
    [InlineData("labels:\n  Dress: { category: dresses, noise: scene }", 2, "noise and has a meaning")]
    [InlineData("labels:\n  Dress: { category: dresses, when: Flower }", 2, "'Flower' is not decided")]
    [InlineData("labels:\n  Dress: { category: dresses, when: '@flora' }", 2, "no family '@flora'")]
    [InlineData("labels:\n  Dress: { category: { dresses: 1.5 } }", 2, "at most 1")]
    [InlineData("heads:\n  h:\n    facets: [category, season]\n    labels: { Dress: dresses }", 4, "1 values, but the head speaks of 2 facets")]
    [InlineData("heads:\n  h:\n    facets: [categories]\n    labels: { Dress: dresses }", 3, "no facet 'categories'")]
    public void A_wrong_provider_map_is_refused_with_line_and_cure(string text, int line, string message) =>
        AssertRefused(() => TestFiles.ReadMap(text), "test.map.yaml", TestFiles.MapHeadLines + line, message);

    [Theory]
    [InlineData("columns:\n  label: { facet: category, labels: { Dress: frocks } }", 2, "no value 'frocks'")]
    [InlineData("columns:\n  label: { facet: category, labels: { Dress: [dresses, skirts] } }", 2, "single-valued facet")]
    [InlineData("columns:\n  label: { facet: category, labels: { Dress: dresses, DRESS: skirts } }", 2, "decided twice")]
    [InlineData("columns:\n  label: { facet: category, labels: { A: { value: dresses, includes: [skirts] }, B: skirts } }", 1, "claimed by both")]
    [InlineData("columns:\n  label: { facet: category, unknown: skip, labels: { Dress: dresses } }", 2, "Write 'error' or 'ignore'")]
    public void A_wrong_dataset_map_is_refused_with_line_and_cure(string text, int line, string message)
    {
        // Overlapping labels are found when the whole file has been read, so they are reported at its first line.
        var offset = message == "claimed by both" ? 0 : TestFiles.DatasetHeadLines;
        AssertRefused(() => TestFiles.ReadDataset(text), "test.map.yaml", offset + line, message);
    }

    [Fact]
    public void A_map_for_another_taxonomy_is_refused()
    {
        var other = TestFiles.ReadTaxonomy(SmallTaxonomy);
        var exception = Assert.Throws<InputFileException>(() => Fashion.Catalog.LoadDatasetMap("kagl", other));
        Assert.Contains("for the taxonomy 'fashion', but is loaded for 't'", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_unknown_name_lists_the_known_ones()
    {
        var exception = Assert.Throws<InputFileException>(() => Fashion.Catalog.LoadTaxonomy("zoology"));
        Assert.Contains("Known names: fashion.", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_file_is_named()
    {
        var exception = Assert.Throws<InputFileException>(() => Fashion.Catalog.LoadTaxonomy("nowhere/none.yaml"));
        Assert.Equal("nowhere/none.yaml", exception.File);
    }

    [Fact]
    public void Deep_nesting_is_an_error_and_not_a_crash()
    {
        var text = string.Concat(Enumerable.Repeat("{a: ", 20_000));
        Assert.Throws<InputFileException>(() => TestFiles.ReadTaxonomy(text));
    }

    [Theory]
    [InlineData("fashion.taxonomy.yaml")]
    [InlineData("datasets/clothing-cc0.map.yaml")]
    [InlineData("providers/onnx-fashion.map.yaml")]
    public void A_damaged_file_is_read_or_refused_but_never_crashes_the_reader(string file)
    {
        // The first part of a file is enough to damage, and keeps the many readings short.
        const int longest = 6000;
        var text = File.ReadAllText(SharedData.Repository("taxonomy-maps", file));
        text = text[..Math.Min(text.Length, longest)];
        var damage =
            from place in Gen.Choose(0, text.Length - 1)
            from length in Gen.Choose(0, 40)
            from insert in Gen.Elements("", "\t", "{", "}", "[", ":", "- ", "\"", "'", "&a", "*a", "!!x", "|\n", "#", "\u0000", "\r", "? ", "<<: ")
            select string.Concat(text.AsSpan(0, place), insert, text.AsSpan(Math.Min(text.Length, place + length)));
        Prop.ForAll(damage.ToArbitrary(), damaged =>
        {
            var exception = Record.Exception(() => Read(file, damaged));
            return (exception is null or InputFileException).Label(exception?.ToString() ?? "");
        }).QuickCheckThrowOnFailure();
    }

    private static object Read(string file, string text) => file switch
    {
        "fashion.taxonomy.yaml" => TaxonomyCatalog.ParseTaxonomy(text, "f"),
        _ when file.StartsWith("datasets", StringComparison.Ordinal) => TaxonomyCatalog.ParseDatasetMap(text, Fashion.Taxonomy, "f"),
        _ => TaxonomyCatalog.ParseProviderMap([text], Fashion.Taxonomy, "f"),
    };

    private static void AssertRefused(Action read, string file, int line, string message)
    {
        var exception = Assert.Throws<InputFileException>(read);
        Assert.Contains(message, exception.Message, StringComparison.Ordinal);
        Assert.Equal((file, (long?)line), (exception.File, exception.Line));
        Assert.NotEmpty(exception.Cure);
    }
}
