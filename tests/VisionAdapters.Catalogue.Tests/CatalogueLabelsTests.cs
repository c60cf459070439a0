using VisionAdapters.Taxonomy;
using VisionAdapters.Testing;

namespace VisionAdapters.Catalogue.Tests;

public sealed class CatalogueLabelsTests
{
    private static readonly Dictionary<string, Func<Product, string>> Columns = new(StringComparer.Ordinal)
    {
        ["category"] = product => product.Category,
        ["gender"] = product => product.Gender,
        ["colour"] = product => product.Colour,
        ["pattern"] = product => product.Pattern,
        ["print-type"] = product => product.PrintType,
        ["sleeve-length"] = product => product.SleeveLength,
        ["neckline"] = product => product.Neckline,
        ["collar"] = product => product.Collar,
        ["occasion"] = product => product.Occasion,
    };

    private static readonly IReadOnlyList<Product> Products = LabelsFile.Read(SharedData.Repository("examples", "catalogue", "labels.csv"));

    [Fact]
    public void The_map_reads_every_label_column()
    {
        Assert.Equal(Columns.Keys.Order(StringComparer.Ordinal), LoadMap().Columns.Select(column => column.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_label_stands_for_the_taxonomy_value_of_the_same_id()
    {
        foreach (var column in LoadMap().Columns)
        {
            foreach (var label in Products.Select(Columns[column.Name]).Where(label => label.Length > 0).Distinct(StringComparer.Ordinal))
            {
                Assert.Equal([label], column.Lookup(label).Values.Select(value => value.Id));
            }
        }
    }

    [Fact]
    public void The_map_names_no_label_that_the_catalogue_does_not_use()
    {
        foreach (var column in LoadMap().Columns)
        {
            var used = Products.Select(Columns[column.Name]).ToHashSet(StringComparer.Ordinal);
            Assert.All(column.Labels, label => Assert.Contains(label.Label, used));
        }
    }

    [Fact]
    public void A_printed_product_names_its_print_and_no_other_does() =>
        Assert.All(Products, product => Assert.Equal(product.Pattern == "printed", product.PrintType.Length > 0));

    private static DatasetMap LoadMap()
    {
        var catalog = new TaxonomyCatalog(SharedData.Repository("taxonomy-maps"));
        return catalog.LoadDatasetMap("catalogue", catalog.LoadTaxonomy("fashion"));
    }
}
