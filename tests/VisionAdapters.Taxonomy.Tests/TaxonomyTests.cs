namespace VisionAdapters.Taxonomy.Tests;

public sealed class TaxonomyTests
{
    [Fact]
    public void The_facets_that_scripts_use_are_there() => Assert.Superset(
        Set("category gender age-group colour pattern print-type sleeve-length neckline collar fit length waist-rise material occasion season closure toe-shape heel-type "
            + "sleeve-style style heel-height bag-closure jewellery-type"),
        Fashion.Taxonomy.Facets.Select(facet => facet.Id).ToHashSet(StringComparer.Ordinal));

    [Fact]
    public void A_value_knows_its_way_from_the_root() => Assert.Equal(["apparel", "clothing-tops", "t-shirts", "polos"], Fashion.Value("category", "polos").Path);

    [Fact]
    public void A_subtree_is_contiguous_in_tree_order()
    {
        foreach (var facet in Fashion.Taxonomy.Facets)
        {
            foreach (var value in facet.Values)
            {
                var below = facet.Values.Where(other => other.IsSelfOrDescendantOf(value)).ToList();
                Assert.Equal(facet.Values.Skip(value.Index).Take(below.Count), below);
            }
        }
    }

    [Theory]
    [InlineData("t-shirts", "shopify", "aa-1-13-8")]
    [InlineData("backpacks", "shopify", "lb-1")]
    [InlineData("swimwear", "google", "211")]
    public void Categories_carry_the_ids_of_the_public_taxonomies(string value, string scheme, string id) =>
        Assert.Equal(id, Fashion.Value("category", value).ExternalIds[scheme]);

    [Fact]
    public void Every_single_colour_has_an_anchor()
    {
        var without = Fashion.Taxonomy.FindFacet("colour")!.Values.Where(value => value.Color is null).Select(value => value.Id);
        Assert.Equal(["multicolour"], without);
        Assert.Equal("#1b2a52", Fashion.Value("colour", "navy-blue").Color.ToString());
    }

    [Fact]
    public void The_multi_valued_facets_are_those_of_the_documentation() =>
        Assert.Equal(["material", "closure", "style", "bag-closure"], Fashion.Taxonomy.Facets.Where(facet => facet.IsMultiValued).Select(facet => facet.Id));

    [Theory]
    [InlineData("material", "leather", "faux-leather")]
    [InlineData("closure", "lace-up", "slip-on")]
    [InlineData("style", "high-top", "low-top")]
    [InlineData("bag-closure", "open-top", "roll-top")]
    public void A_multi_valued_facet_names_the_values_that_exclude_each_other(string facet, string value, string rival) =>
        Assert.Contains(Fashion.Taxonomy.FindFacet(facet)!.ExclusiveValues, set => set.Contains(Fashion.Value(facet, value)) && set.Contains(Fashion.Value(facet, rival)));

    [Fact]
    public void The_content_hash_does_not_depend_on_line_ends()
    {
        const string text = "taxonomy: t\nversion: 1.0.0\nfacets: { kind: { values: { a: } } }\n";
        var unix = TestFiles.ReadTaxonomy(text);
        Assert.Equal(unix.ContentHash, TestFiles.ReadTaxonomy(text.ReplaceLineEndings("\r\n")).ContentHash);
        Assert.NotEqual(unix.ContentHash, TestFiles.ReadTaxonomy(text + "# more\n").ContentHash);
        Assert.Equal("39ae89bf", unix.ContentHash[..8]);
    }

    [Fact]
    public void A_file_loads_by_path_as_it_does_by_name()
    {
        var path = VisionAdapters.Testing.SharedData.Repository("taxonomy-maps", "fashion.taxonomy.yaml");
        Assert.Equal(Fashion.Taxonomy.ContentHash, Fashion.Catalog.LoadTaxonomy(path).ContentHash);
    }

    [Fact]
    public void A_callers_folder_goes_before_the_built_in_files()
    {
        var folder = Directory.CreateTempSubdirectory("taxonomy-").FullName;
        try
        {
            File.WriteAllText(Path.Combine(folder, "fashion.taxonomy.yaml"), "taxonomy: fashion\nversion: 9.9.9\nfacets: { kind: { values: { a: } } }\n");
            File.WriteAllText(Path.Combine(folder, "home.taxonomy.yaml"), "taxonomy: home\nversion: 1.0.0\nfacets: { kind: { values: { sofas: } } }\n");
            var catalog = new TaxonomyCatalog(folder);
            Assert.Equal("9.9.9", catalog.LoadTaxonomy("fashion").Version);
            Assert.Equal(["fashion", "home"], catalog.Taxonomies);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static HashSet<string> Set(string words) => [.. words.Split(' ')];
}
