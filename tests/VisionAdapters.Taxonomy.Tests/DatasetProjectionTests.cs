using System.Text.Json;
using VisionAdapters.Testing;

namespace VisionAdapters.Taxonomy.Tests;

/// <summary>
/// The local model is trained with one list of fine categories; a label of a labeled set stands for a set of them. Projection must give the
/// same sets.
/// </summary>
public sealed class DatasetProjectionTests
{
    private const string Pants = "Jeans,Trousers,Track Pants,Leggings,Jeggings,Tights,Lounge Pants,Capris,Churidar,Salwar,Patiala";
    private const string ClosedShoes = "Casual Shoes,Sports Shoes,Formal Shoes";
    private const string OpenShoes = "Sandals,Sports Sandals,Flip Flops,Heels,Flats";
    private const string Jackets = "Jackets,Rain Jacket,Nehru Jackets,Waistcoat,Shrug";

    /// <summary>
    /// Labels of the model whose place in a set was never trained, because the set has no product of the kind: any class will do.
    /// </summary>
    private static readonly string[] Undecided = ["Rain Trousers", "Shoe Accessories", "Salwar and Dupatta", "Bodysuits", "Coats", "Boots", "Sneakers", "Cardigans"];

    private static readonly Dictionary<string, string> ClothingCc0 = new(StringComparer.Ordinal)
    {
        ["T-Shirt"] = "Tshirts,Lounge Tshirts",
        ["Longsleeve"] = "Longsleeve Tshirts,Sweaters,Sweatshirts",
        ["Pants"] = Pants,
        ["Shoes"] = ClosedShoes + "," + OpenShoes + ",Ankle Boots,Booties",
        ["Shirt"] = "Shirts",
        ["Dress"] = "Dresses,Nightdress",
        ["Outwear"] = Jackets,
        ["Shorts"] = "Shorts,Lounge Shorts",
        ["Hat"] = "Caps,Hat",
        ["Skirt"] = "Skirts",
        ["Undershirt"] = "Tank Tops,Innerwear Vests",
        ["Polo"] = "Polo Shirts",
        ["Blazer"] = "Blazers",
        ["Hoodie"] = "Hoodies",
        ["Body"] = "Rompers",
        ["Top"] = "Tops,Camisoles",
        ["Blouse"] = "Blouses",
    };

    private static readonly Dictionary<string, string> FashionMnist = new(StringComparer.Ordinal)
    {
        ["T-shirt/top"] = "Tshirts,Polo Shirts,Tank Tops,Lounge Tshirts,Tops,Camisoles,Innerwear Vests",
        ["Trouser"] = Pants,
        ["Pullover"] = "Sweaters,Sweatshirts,Hoodies,Longsleeve Tshirts",
        ["Dress"] = "Dresses,Nightdress",
        ["Coat"] = Jackets + ",Blazers",
        ["Sandal"] = OpenShoes,
        ["Shirt"] = "Shirts,Blouses,Tunics,Kurtas,Kurtis",
        ["Sneaker"] = ClosedShoes,
        ["Bag"] = "Handbags,Clutches,Backpacks,Duffel Bag,Laptop Bag,Messenger Bag,Rucksacks,Trolley Bag,Waist Pouch,Mobile Pouch,Tablet Sleeve,Wallets",
        ["Ankle boot"] = "Ankle Boots",
    };

    [Fact]
    public void Fine_categories_count_for_the_clothing_cc0_labels_they_were_trained_for() => AssertSets("clothing-cc0", ClothingCc0);

    [Fact]
    public void Fine_categories_count_for_the_fashion_mnist_labels_they_were_trained_for() => AssertSets("fashion-mnist", FashionMnist);

    [Theory]
    [InlineData("Polo Shirts", "t-shirts")]
    [InlineData("Longsleeve Tshirts", "t-shirts")]
    [InlineData("Tank Tops", "t-shirts")]
    [InlineData("Hoodies", "sweatshirts")]
    [InlineData("Blouses", "tops")]
    [InlineData("Ankle Boots", "casual-shoes")]
    public void A_category_finer_than_the_catalog_counts_for_its_article_type(string label, string value) => Assert.Equal(value, ClassOf("kagl", label));

    [Fact]
    public void Every_article_type_of_the_catalog_has_a_value_of_its_own()
    {
        var column = Map("kagl").Columns.Single(column => column.Name == "articleType");
        Assert.Equal(143, column.Labels.Where(label => label.Kind == DatasetLabelKind.Mapped).Select(label => Assert.Single(label.Values)).Distinct().Count());
    }

    [Fact]
    public void An_article_type_of_the_model_counts_for_the_same_article_type_of_the_catalog()
    {
        var column = Map("kagl").Columns.Single(column => column.Name == "articleType");
        Assert.All(
            column.Labels.Where(label => label.Kind == DatasetLabelKind.Mapped),
            label => Assert.Equal(label.Values[0].Id, ClassOf("kagl", label.Label)));
    }

    [Theory]
    [InlineData("gender", "gender", 5)]
    [InlineData("masterCategory", "master-category", 7)]
    [InlineData("subCategory", "sub-category", 45)]
    [InlineData("baseColour", "colour", 46)]
    [InlineData("season", "season", 4)]
    [InlineData("usage", "occasion", 8)]
    [InlineData("Sleeve Length", "sleeve-length", 5)]
    [InlineData("Neck", "neckline", 22)]
    [InlineData("Waist Rise", "waist-rise", 3)]
    public void Labels_of_a_catalog_column_stay_apart(string columnName, string facet, int values)
    {
        var column = Map("kagl").Columns.Single(column => column.Name == columnName);
        Assert.Equal(facet, column.Facet.Id);
        Assert.Equal(values, column.Labels.Where(label => label.Kind == DatasetLabelKind.Mapped).SelectMany(label => label.Values).Distinct().Count());
    }

    [Fact]
    public void The_map_knows_every_label_of_the_shipped_model()
    {
        var sidecar = SharedData.Repository("src", "VisionAdapters.FashionModel", "Model", "fashion.model.json");
        Assert.SkipUnless(File.Exists(sidecar), "the fashion model is not part of this working copy");
        using var model = JsonDocument.Parse(File.ReadAllText(sidecar));
        var labels = model.RootElement.GetProperty("heads").EnumerateArray().SelectMany(
            head => head.GetProperty("labels").EnumerateArray(),
            (head, label) => Fashion.HeadTag(head.GetProperty("id").GetString()!, label.GetString()!, 0.5));
        var explanation = Fashion.LocalModel.Map(Fashion.Answer([.. labels])).Explain();
        Assert.DoesNotContain(explanation.Labels, label => label.Outcome == LabelOutcome.Unknown);
    }

    private static void AssertSets(string dataset, Dictionary<string, string> sets)
    {
        var column = Map(dataset).Columns.Single(column => column.Facet.Id == "category");
        var actual = Fashion.LocalModel.LabelMap.Rules
            .Where(rule => rule.Group == "category" && !Undecided.Contains(rule.Label))
            .ToLookup(rule => ClassOf(dataset, rule.Label), rule => rule.Label);
        foreach (var (label, members) in sets)
        {
            var value = Assert.Single(column.Lookup(label).Values);
            Assert.Equal(members.Split(',').Order(StringComparer.Ordinal), actual[value.Id].Order(StringComparer.Ordinal));
        }
    }

    /// <summary>Finds the class that a label of the model's category head counts for, by mapping and projecting it.</summary>
    private static string? ClassOf(string dataset, string label)
    {
        var mapping = Fashion.LocalModel.Map(Fashion.Answer(Fashion.HeadTag("category", label, 0.5)));
        return Map(dataset).GetLabelSpace("category").Project(mapping).Select(projected => projected.Value.Id).SingleOrDefault();
    }

    private static DatasetMap Map(string name) => Fashion.DatasetMaps[name];
}
