using System.Globalization;
using System.Text.Json;
using VisionAdapters.Testing;

namespace VisionAdapters.Taxonomy.Tests;

/// <summary>The ids of the fashion taxonomy's values elsewhere are real ones, and mean what the dataset maps say.</summary>
public sealed class ExternalIdTests
{
    // Shopify has these names for sports clothing only; ours are wider.
    private static readonly string[] NarrowerAtShopify = ["crop-tops", "jackets"];

    private static readonly string[] ShopifyFiles = ["shopify_apparel.json", "shopify_luggage_bags.json"];

    [Fact]
    public void Every_category_that_Shopify_lists_under_our_name_carries_its_id()
    {
        var nodes = ShopifyCategories().ToLookup(node => Fold(node.Value.GetProperty("name").GetString()!), node => node.Key, StringComparer.Ordinal);
        var missing = Fashion.Category.Values.Where(value => nodes.Contains(Fold(value.Name)) && !value.ExternalIds.ContainsKey("shopify")).Select(value => value.Id);

        Assert.Equal(NarrowerAtShopify, missing);
    }

    [Fact]
    public void Every_Shopify_category_id_of_clothing_and_bags_exists()
    {
        var nodes = ShopifyCategories();
        Assert.All(Ids("category", "shopify").Where(id => id.Id.StartsWith("aa", StringComparison.Ordinal) || id.Id.StartsWith("lb", StringComparison.Ordinal)), id => Assert.Contains(id.Id, nodes.Keys));
    }

    [Fact]
    public void Every_Google_id_is_in_Googles_list_or_stands_at_Shopifys_node()
    {
        var nodes = ShopifyCategories();
        var known = File.ReadLines(SharedData.Require("vocab", "google_product_taxonomy_apparel.txt")).Select(line => line.Split(" - ")[0]).ToHashSet(StringComparer.Ordinal);
        Assert.All(Ids("category", "google"), id => Assert.True(
            known.Contains(id.Id) || nodes[id.Value.ExternalIds["shopify"]].GetProperty("google").GetRawText().Contains(id.Id, StringComparison.Ordinal),
            $"{id.Value.Id}: {id.Id}"));
    }

    [Fact]
    public void Every_Shopify_id_of_another_facet_is_an_attribute_value()
    {
        var known = ShopifyFiles.SelectMany(file => Read(file).GetProperty("attributes").EnumerateObject())
            .SelectMany(attribute => attribute.Value.GetProperty("values").EnumerateArray())
            .Select(value => Number(value.GetProperty("id")))
            .ToHashSet(StringComparer.Ordinal);
        Assert.All(OtherFacets().SelectMany(facet => Ids(facet.Id, "shopify")), id => Assert.True(known.Contains(id.Id), $"{id.Value.Facet}: {id.Value} has {id.Id}"));
    }

    [Fact]
    public void Every_Fashionpedia_id_means_the_value_that_its_dataset_map_says()
    {
        var root = Read("fashionpedia.json");
        var categories = NamesById(root.GetProperty("categories"));
        var attributes = NamesById(root.GetProperty("attributes"));
        var ids = Ids("category", "fashionpedia").Select(id => (id.Value, Name: categories[id.Id]))
            .Concat(Ids("category", "fashionpedia-attribute").Select(id => (id.Value, Name: attributes[id.Id])))
            .Concat(OtherFacets().SelectMany(facet => Ids(facet.Id, "fashionpedia")).Select(id => (id.Value, Name: attributes[id.Id])));
        Assert.All(ids, id => AssertAgrees(id.Value, id.Name, "fashionpedia"));
    }

    [Fact]
    public void Every_DeepFashion_name_means_the_value_that_its_dataset_map_says() => Assert.All(
        Fashion.Taxonomy.Facets.SelectMany(facet => Ids(facet.Id, "deepfashion")),
        id => Assert.True(AssertAgrees(id.Value, id.Id, "deepfashion"), $"DeepFashion has no {id.Id} that speaks of {id.Value.Facet}"));

    [Theory]
    [InlineData("pattern", "striped", "shopify", "2875")]
    [InlineData("neckline", "v-neck", "fashionpedia", "183")]
    [InlineData("sleeve-length", "short-sleeves", "deepfashion", "short_sleeve")]
    [InlineData("category", "hoodies", "fashionpedia-attribute", "16")]
    public void Values_of_every_kind_carry_ids(string facet, string value, string scheme, string id) =>
        Assert.Equal(id, Fashion.Value(facet, value).ExternalIds[scheme]);

    [Fact]
    public void Only_the_documented_schemes_are_used() => Assert.Equal(
        ["deepfashion", "fashionpedia", "fashionpedia-attribute", "google", "shopify"],
        Fashion.Taxonomy.Facets.SelectMany(facet => facet.Values).SelectMany(value => value.ExternalIds.Keys).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));

    /// <summary>Where the map speaks of the label in the value's facet, it means the value, one above or one below.</summary>
    private static bool AssertAgrees(FacetValue value, string label, string dataset)
    {
        var meant = Fashion.DatasetMaps[dataset].Columns.Where(column => column.Facet == value.Facet).SelectMany(column => column.Lookup(label).Values).ToList();
        Assert.True(
            meant.Count == 0 || meant.Exists(other => other.IsSelfOrDescendantOf(value) || value.IsSelfOrDescendantOf(other)),
            $"'{label}' is {value} of {value.Facet} here and {string.Join(", ", meant)} in the map of {dataset}");
        return meant.Count > 0;
    }

    private static IEnumerable<(FacetValue Value, string Id)> Ids(string facet, string scheme) =>
        from value in Fashion.Taxonomy.FindFacet(facet)!.Values
        where value.ExternalIds.ContainsKey(scheme)
        select (value, value.ExternalIds[scheme]);

    private static IEnumerable<Facet> OtherFacets() => Fashion.Taxonomy.Facets.Where(facet => facet != Fashion.Category);

    private static Dictionary<string, JsonElement> ShopifyCategories() => ShopifyFiles
        .SelectMany(file => Read(file).GetProperty("categories").EnumerateArray())
        .ToDictionary(node => node.GetProperty("id").GetString()!, StringComparer.Ordinal);

    private static Dictionary<string, string> NamesById(JsonElement list) =>
        list.EnumerateArray().ToDictionary(item => Number(item.GetProperty("id")), item => item.GetProperty("name").GetString()!, StringComparer.Ordinal);

    private static string Number(JsonElement id) => id.GetInt64().ToString(CultureInfo.InvariantCulture);

    private static string Fold(string name) => LabelName.Singular(LabelName.Fold(name));

    private static JsonElement Read(string file)
    {
        using var document = JsonDocument.Parse(File.ReadAllText(SharedData.Require("vocab", file)));
        return document.RootElement.Clone();
    }
}
